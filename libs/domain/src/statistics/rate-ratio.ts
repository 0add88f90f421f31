import { Z_95 } from './distributions.js';
import { type Estimate } from './interval.js';

/** So many of so many. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/**
 * How many times as large the first share is as the second, with the 95 % interval of its logarithm, ln RR +- z
 * sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2) (D. Katz, J. Baptista, S. P. Azen and M. C. Pike, Biometrics 34 (1978) 469-474).
 * @returns undefined when the second share is nothing or there is nobody to speak about; no interval when the first is
 * nothing
 */
export function rateRatio(a: Share, b: Share): Estimate | undefined {
  if (a.whole === 0 || b.part === 0) return undefined;
  const value = a.part / a.whole / (b.part / b.whole);
  if (a.part === 0) return { value, interval: undefined };
  const error = Math.sqrt(1 / a.part - 1 / a.whole + 1 / b.part - 1 / b.whole);
  return { value, interval: ratioInterval(value, error) };
}

/** @param error the standard error of the logarithm */
export function ratioInterval(ratio: number, error: number): Estimate['interval'] {
  // Nothing varied: everybody or nobody, on both sides.
  if (error === 0) return undefined;
  return { low: ratio * Math.exp(-Z_95 * error), high: ratio * Math.exp(Z_95 * error) };
}
