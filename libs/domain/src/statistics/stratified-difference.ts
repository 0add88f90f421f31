import { Z_95 } from './distributions.js';
import { type Estimate } from './interval.js';

/** What was measured of the people of one set, on both sides. */
export interface ValueStratum {
  readonly exposed: readonly number[];
  readonly others: readonly number[];
}

export interface StratifiedMeans {
  /** Both means averaged over the strata with the same weights n1 n0 / N; their difference is the one below. */
  readonly exposed: number;
  readonly others: number;
  readonly difference: Estimate;
}

/**
 * The difference of means common to all strata: what least squares gives with one level per stratum and one effect of
 * the group, with its usual standard error (any text on fixed effects; e.g. J. M. Wooldridge, "Econometric Analysis of
 * Cross Section and Panel Data", section 10.5). The interval is the normal one, which is too short for a handful of
 * people.
 * @param strata each with somebody on both sides
 * @returns undefined without strata; no interval when nothing is left over to estimate the spread from
 */
export function stratifiedDifference(strata: readonly ValueStratum[]): StratifiedMeans | undefined {
  if (strata.length === 0) return undefined;
  const sets = strata.map(({ exposed, others }) => ({
    values: [exposed, others] as const,
    exposedMean: mean(exposed),
    othersMean: mean(others),
    exposedShare: exposed.length / (exposed.length + others.length),
    weight: (exposed.length * others.length) / (exposed.length + others.length),
  }));
  const weight = sum(sets.map((set) => set.weight));
  const exposed = sum(sets.map((set) => set.weight * set.exposedMean)) / weight;
  const others = sum(sets.map((set) => set.weight * set.othersMean)) / weight;
  const value = exposed - others;
  const residuals = sets.flatMap(({ values, exposedMean, othersMean, exposedShare }) => {
    const level = exposedShare * exposedMean + (1 - exposedShare) * othersMean - value * exposedShare;
    return [values[0].map((y) => y - level - value), values[1].map((y) => y - level)].flat();
  });
  const freedom = residuals.length - sets.length - 1;
  const squares = sum(residuals.map((residual) => residual ** 2));
  const error = Math.sqrt(squares / freedom / weight);
  return {
    exposed,
    others,
    difference: {
      value,
      interval: freedom > 0 ? { low: value - Z_95 * error, high: value + Z_95 * error } : undefined,
    },
  };
}

function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('A stratum needs somebody on both sides to compare.');
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
