import { Z_95 } from '../statistics/distributions.js';
import { type Estimate } from '../statistics/interval.js';

/** Sums over clusters (shares, say), each with events `y` (clicks) in an exposure `n` (impressions). */
export interface ClusterSums {
  readonly clusters: number;
  readonly events: number;
  readonly exposure: number;
  readonly eventsSquared: number;
  readonly eventsTimesExposure: number;
  readonly exposureSquared: number;
}

/**
 * How many times as large one rate is as another, with a 95 % interval that does not suppose clicks to be independent: one share
 * goes round and the next does not, so shares are the units, not clicks. The variance of the logarithm of each rate is that of a
 * ratio of totals, linearised: `G / (G - 1) * sum (y - r n)^2 / Y^2` (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, 6.4).
 * @returns undefined when either side has fewer than two clusters, no exposure, or the second no event; no interval when the
 *   first has no event
 */
export function clusteredRateRatio(a: ClusterSums, b: ClusterSums): Estimate | undefined {
  if ([a, b].some(({ clusters, exposure }) => clusters < 2 || exposure <= 0) || b.events <= 0)
    return undefined;
  const value = a.events / a.exposure / (b.events / b.exposure);
  if (a.events <= 0) return { value, interval: undefined };
  const error = Math.sqrt(varianceOfLog(a) + varianceOfLog(b));
  if (error === 0) return { value, interval: undefined };
  return { value, interval: { low: value * Math.exp(-Z_95 * error), high: value * Math.exp(Z_95 * error) } };
}

/** The variance of the logarithm of a rate; needs two clusters and an event. */
export function varianceOfLog(sums: ClusterSums): number {
  const { clusters, events, exposure } = sums;
  const rate = events / exposure;
  const residuals =
    sums.eventsSquared - 2 * rate * sums.eventsTimesExposure + rate * rate * sums.exposureSquared;
  // What is 0 can come out a little below it.
  return ((clusters / (clusters - 1)) * Math.max(0, residuals)) / events ** 2;
}
