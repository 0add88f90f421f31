import { type Interval } from './interval.js';

/**
 * How strongly something that was not measured would have to go together with both the group and the outcome, as risk
 * ratios, to explain a risk ratio away altogether: RR + sqrt(RR (RR - 1)), of 1/RR when RR is below 1 (T. J.
 * VanderWeele and P. Ding, "Sensitivity Analysis in Observational Research: Introducing the E-Value", Annals of
 * Internal Medicine 167 (2017) 268-274). 1 means nothing has to be explained.
 */
export function eValue(riskRatio: number): number {
  const ratio = riskRatio < 1 ? 1 / riskRatio : riskRatio;
  return ratio + Math.sqrt(ratio * (ratio - 1));
}

/**
 * What it would take to move the interval so that it holds 1: the E-value of the end nearer to 1, or 1 if it holds it
 * already.
 */
export function eValueOfInterval({ low, high }: Interval): number {
  if (low <= 1 && high >= 1) return 1;
  return eValue(low > 1 ? low : high);
}
