import { Z_95 } from './distributions.js';
import { type Estimate } from './interval.js';
import { ratioInterval, type Share } from './rate-ratio.js';

/** One set of people who are alike: so many of the exposed, and of the others, had the outcome. */
export interface RiskStratum {
  readonly exposed: Share;
  readonly others: Share;
}

export interface StratifiedRisk {
  /**
   * Both shares averaged over the strata with the same weights n1 n0 / N: their difference and ratio are those below.
   */
  readonly exposed: number;
  readonly others: number;
  readonly difference: Estimate;
  /** Undefined when none of the others had the outcome. */
  readonly ratio: Estimate | undefined;
}

/**
 * The risk difference and the risk ratio common to all strata (N. Mantel and W. Haenszel, JNCI 22 (1959) 719-748). Both
 * intervals hold for many small strata as for few large ones: of the ratio by S. Greenland and J. M. Robins, Biometrics
 * 41 (1985) 55-68, of the difference by T. Sato, S. Greenland and J. M. Robins, Biometrics 45 (1989) 1323-1324.
 * @param strata each with somebody on both sides
 * @returns undefined without strata
 */
export function mantelHaenszel(strata: readonly RiskStratum[]): StratifiedRisk | undefined {
  if (strata.length === 0) return undefined;
  const sum = (term: (of: Cells) => number) => strata.map(cellsOf).reduce((total, of) => total + term(of), 0);
  const weight = sum(({ n1, n0, n }) => (n1 * n0) / n);
  const r = sum(({ x1, n0, n }) => (x1 * n0) / n);
  const s = sum(({ x0, n1, n }) => (x0 * n1) / n);
  const value = (r - s) / weight;
  const p = sum(
    ({ x1, x0, n1, n0, n }) => (n1 ** 2 * x0 - n0 ** 2 * x1 + (n1 * n0 * (n0 - n1)) / 2) / n ** 2,
  );
  const q = sum(({ x1, x0, n1, n0, n }) => (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * n));
  // Rounding may leave a variance of nothing a hair below it.
  const error = Math.sqrt(Math.max(0, value * p + q)) / weight;
  const ofLogarithm = sum(({ x1, x0, n1, n0, n }) => ((x1 + x0) * n1 * n0 - x1 * x0 * n) / n ** 2);
  return {
    exposed: r / weight,
    others: s / weight,
    difference: {
      value,
      interval: error === 0 ? undefined : { low: value - Z_95 * error, high: value + Z_95 * error },
    },
    ratio:
      s === 0
        ? undefined
        : {
            value: r / s,
            interval:
              r === 0 ? undefined : ratioInterval(r / s, Math.sqrt(Math.max(0, ofLogarithm) / (r * s))),
          },
  };
}

interface Cells {
  readonly x1: number;
  readonly n1: number;
  readonly x0: number;
  readonly n0: number;
  readonly n: number;
}

function cellsOf({ exposed, others }: RiskStratum): Cells {
  if (exposed.whole < 1 || others.whole < 1)
    throw new RangeError('A stratum needs somebody on both sides to compare.');
  return {
    x1: exposed.part,
    n1: exposed.whole,
    x0: others.part,
    n0: others.whole,
    n: exposed.whole + others.whole,
  };
}
