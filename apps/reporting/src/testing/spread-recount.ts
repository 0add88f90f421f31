import { type Row } from './recount.js';

/** The smallest group that may be shown, of organisations that did not choose another. */
export const K = 5;

/** Median, quartiles and the order statistics around the median, in days to one decimal. */
export function spread(days: readonly number[]): Row {
  const sorted = days.toSorted((a, b) => a - b);
  const n = sorted.length;
  const at = (place: number) => {
    const [low, high] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
    return Math.round((low * (1 - (place % 1)) + high * (place % 1)) * 10) / 10;
  };
  // The chance of fewer than d of n, by the recursion of Pascal's triangle.
  let row = [1];
  for (let i = 0; i < n; i++) row = [0, ...row].map((left, j) => (left + (row[j] ?? 0)) / 2);
  let rank = 0;
  for (let below = row[0] ?? 1; below <= 0.025; below += row[rank] ?? 1) rank += 1;
  const isShown = n >= K;
  return {
    timed: n,
    days_lower_quartile: isShown ? at((n - 1) / 4) : null,
    days_median: isShown ? at((n - 1) / 2) : null,
    days_upper_quartile: isShown ? at(((n - 1) * 3) / 4) : null,
    days_median_low: isShown && rank > 0 ? at(rank - 1) : null,
    days_median_high: isShown && rank > 0 ? at(n - rank) : null,
  };
}

/** The p-value of a normal value: Simpson's rule over the density, 2,000 steps. */
export function twoSided(z: number): number {
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const step = Math.abs(z) / 2_000;
  let area = 0;
  for (let i = 0; i < 2_000; i += 2)
    area += (density(i * step) + 4 * density((i + 1) * step) + density((i + 2) * step)) * (step / 3);
  return 1 - 2 * area;
}
