import { type Interval } from './interval.js';

export interface MedianAndQuartiles {
  readonly count: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  /** See {@link medianInterval}. */
  readonly interval: Interval | undefined;
}

/** Undefined without values. */
export function medianAndQuartiles(values: readonly number[]): MedianAndQuartiles | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    lowerQuartile: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    upperQuartile: quantile(sorted, 0.75),
    interval: medianInterval(sorted),
  };
}

/**
 * Linear between the two nearest values: definition 7 of R. J. Hyndman and Y. Fan, The American Statistician 50 (1996)
 * 361-365.
 */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/**
 * An interval that holds the median with at least 95 % whatever the values are distributed like: from the d-th smallest
 * to the d-th largest, where d is the largest for which twice the chance of fewer than d heads in n throws is at most 5
 * % (W. J. Conover, "Practical Nonparametric Statistics", 3rd ed., section 3.2). Fewer than six values have none.
 */
export function medianInterval(sorted: readonly number[]): Interval | undefined {
  const d = rankOfMedianInterval(sorted.length);
  const low = sorted[d - 1];
  const high = sorted[sorted.length - d];
  return d === 0 || low === undefined || high === undefined ? undefined : { low, high };
}

const ONE_SIDE = 0.025;

/** 0 when no two values are far enough apart. */
export function rankOfMedianInterval(count: number): number {
  // Eight standard deviations below the middle what is left out is below 1e-14.
  const first = Math.max(0, Math.floor(count / 2 - 4 * Math.sqrt(count)) - 1);
  let chance = Math.exp(logChoose(count, first) - count * Math.LN2);
  let below = chance;
  let rank = first;
  while (below <= ONE_SIDE && rank < count) {
    chance *= (count - rank) / (rank + 1);
    rank += 1;
    below += chance;
  }
  return rank;
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i += 1) sum += Math.log((n - k + i) / i);
  return sum;
}
