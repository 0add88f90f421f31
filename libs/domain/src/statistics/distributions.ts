/** The 0.975 quantile of the standard normal distribution: two-sided 95 %. */
export const Z_95 = 1.959963984540054;

/** Below it the series is quicker and exact enough, above it the continued fraction. */
const SERIES_UNTIL = 1.5;
const MAX_TERMS = 500;
/** Anything smaller cannot change the sum any more. */
const NEGLIGIBLE = Number.EPSILON / 4;

/**
 * The complementary error function, 2/sqrt(pi) times the integral of exp(-t^2) from x on. Relative error below 1e-13
 * for x up to 26, where it becomes too small to be a number. Formulas: NIST DLMF 7.6.2 (series), 7.9 (continued
 * fraction).
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x < SERIES_UNTIL ? 1 - erfSeries(x) : erfcFraction(x);
}

function erfSeries(x: number): number {
  let term = (2 * x * Math.exp(-x * x)) / Math.sqrt(Math.PI);
  let sum = term;
  for (let n = 1; n < MAX_TERMS && term > NEGLIGIBLE * sum; n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return sum;
}

/** x + (1/2)/(x + 1/(x + (3/2)/(x + ...))), from the far end: the depth is more than x from SERIES_UNTIL on needs. */
function erfcFraction(x: number): number {
  let tail = x;
  for (let n = 120; n >= 1; n -= 1) tail = x + n / 2 / tail;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * tail);
}

/** How likely a standard normal value is at most z. */
export function normalBelow(z: number): number {
  return erfc(-z / Math.SQRT2) / 2;
}

/** How likely a standard normal value lies at least as far from 0 as z, either side: the p-value of a z. */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/**
 * How likely a chi-square value is at least x: the p-value of a test. For whole degrees of freedom the incomplete
 * gamma function is a finite sum (NIST DLMF 8.4 with 8.8.2), so nothing is approximated but erfc.
 * @param degreesOfFreedom a whole number from 1
 */
export function chiSquareAbove(x: number, degreesOfFreedom: number): number {
  if (!Number.isInteger(degreesOfFreedom) || degreesOfFreedom < 1) {
    throw new RangeError(`Chi-square has whole degrees of freedom from 1, not ${String(degreesOfFreedom)}.`);
  }
  if (x <= 0) return 1;
  const half = x / 2;
  const isOdd = degreesOfFreedom % 2 === 1;
  // Terms half^a exp(-half) / Gamma(a + 1), for a = 0, 1, ... or 1/2, 3/2, ...
  let a = isOdd ? 0.5 : 0;
  let term = Math.exp(-half) * (isOdd ? Math.sqrt((4 * half) / Math.PI) : 1);
  let sum = isOdd ? erfc(Math.sqrt(half)) : 0;
  for (; a < degreesOfFreedom / 2; a += 1) {
    sum += term;
    term *= half / (a + 1);
  }
  return Math.min(1, sum);
}
