/**
 * Standardised mean differences: how far two groups lie apart on something, in standard deviations, so that months and
 * shares can be compared. Above 0.1 groups are usually called unbalanced (P. C. Austin, "An Introduction to Propensity
 * Score Methods", Multivariate Behavioral Research 46 (2011) 399-424, where the formula stands).
 */

/** The spread of a share in two groups: sqrt((p1 (1 - p1) + p2 (1 - p2)) / 2). */
export function shareSpread(a: number, b: number): number {
  return Math.sqrt((a * (1 - a) + b * (1 - b)) / 2);
}

/** A difference in units of a spread; of a spread of before matching when it is to be compared with the one before. */
export function standardised(difference: number, spread: number): number | undefined {
  if (difference === 0) return 0;
  return spread === 0 ? undefined : difference / spread;
}
