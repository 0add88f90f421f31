import { type Interval } from '../interval.js';

/** What the replicates of one number say about it. */
export interface Spread {
  /** The middle 95 % of the replicates. */
  readonly interval: Interval;
  /** Their standard deviation: the bootstrap's standard error. */
  readonly standardError: number;
}

const TAIL = 0.025;

/**
 * The percentile interval (B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13). The
 * quantiles lie at (R+1)p of the sorted replicates, between two of them in proportion (R. J. Hyndman and Y. Fan,
 * "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996) 361-365, definition 6).
 * @param replicates of one number, at least 40: with fewer, 2.5 % of them is less than one
 */
export function spreadOf(replicates: readonly number[]): Spread {
  const sorted = Float64Array.from(replicates).sort();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    interval: { low: quantile(sorted, TAIL), high: quantile(sorted, 1 - TAIL) },
    standardError: Math.sqrt(squares / (sorted.length - 1)),
  };
}

function quantile(sorted: Float64Array, p: number): number {
  const place = (sorted.length + 1) * p - 1;
  const below = Math.max(0, Math.floor(place));
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(sorted.length - 1, below + 1)] ?? low;
  return low + (high - low) * Math.min(1, Math.max(0, place - below));
}
