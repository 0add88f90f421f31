import { Z_95 } from '../statistics/distributions.js';
import { type Estimate } from '../statistics/interval.js';

/** Events (clicks, say) in an exposure (impressions). */
export interface Rate {
  readonly events: number;
  readonly exposure: number;
}

/** The two sides of one thing that both of them did: the same content item, say. */
export interface MatchedRates {
  readonly a: Rate;
  readonly b: Rate;
}

/**
 * How many times as large the rate of `a` is as that of `b` within the same things: the ratio of Mantel and Haenszel for rates,
 * `sum(x_a n_b / n) / sum(x_b n_a / n)` with n = n_a + n_b (S. Greenland and J. M. Robins, Biometrics 41 (1985) 55-68), so an
 * item that only one side did much with does not stand for a side. The interval takes items for the units and does not suppose
 * the events in one to be independent: the variance of a ratio of totals, linearised, on the logarithm,
 * `G / (G - 1) * sum (r_i - R s_i)^2 / (sum r_i)^2` (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, 6.4).
 * @param items each with an exposure on both sides
 * @returns undefined when `b` has no event in any item; no interval for fewer than two items or when `a` has none
 */
export function matchedRateRatio(items: readonly MatchedRates[]): Estimate | undefined {
  const terms = items.map(({ a, b }) => {
    if (a.exposure <= 0 || b.exposure <= 0) throw new RangeError('An item needs an exposure on both sides.');
    const exposure = a.exposure + b.exposure;
    return { r: (a.events * b.exposure) / exposure, s: (b.events * a.exposure) / exposure };
  });
  const r = terms.reduce((sum, term) => sum + term.r, 0);
  const s = terms.reduce((sum, term) => sum + term.s, 0);
  if (s <= 0) return undefined;
  const value = r / s;
  if (r <= 0 || items.length < 2) return { value, interval: undefined };
  const residuals = terms.reduce((sum, term) => sum + (term.r - value * term.s) ** 2, 0);
  const error = Math.sqrt((items.length / (items.length - 1)) * residuals) / r;
  // A difference of rounding is no difference: every item has the same ratio.
  if (error < Number.EPSILON * items.length) return { value, interval: undefined };
  return { value, interval: { low: value * Math.exp(-Z_95 * error), high: value * Math.exp(Z_95 * error) } };
}
