import { Z_95 } from './distributions.js';
import { type Interval } from './interval.js';

const Z = Z_95;

/**
 * The 95 % score interval of a proportion (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
 * Inference", JASA 22 (1927) 209-212): the proportions p for which k of n is no surprise. Unlike k/n plus or minus a
 * standard error it stays within 0 and 1 and says something for 0 of n and n of n.
 * @returns undefined for no trials
 */
export function wilsonInterval(successes: number, trials: number): Interval | undefined {
  if (trials === 0) return undefined;
  const share = successes / trials;
  const shrink = 1 + (Z * Z) / trials;
  const centre = (share + (Z * Z) / (2 * trials)) / shrink;
  const reach = (Z / shrink) * Math.sqrt((share * (1 - share)) / trials + (Z * Z) / (4 * trials * trials));
  // At the ends the formula gives 0 and 1 up to rounding.
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - reach),
    high: successes === trials ? 1 : Math.min(1, centre + reach),
  };
}
