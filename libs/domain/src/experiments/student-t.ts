import { invertCdf } from './invert-cdf.js';

/** Lanczos' approximation with g = 7 and nine terms; relative error below 1e-14 for positive arguments. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const MAX_STEPS = 300;
const TINY = 1e-300;

/**
 * How likely a value of Student's t is at most `t`.
 * @param df degrees of freedom, above 0
 */
export function studentBelow(t: number, df: number): number {
  const whole = df + t * t;
  const tail = incompleteBeta(df / whole, (t * t) / whole, df / 2, 1 / 2) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** The t that so large a part of the distribution lies below. */
export function studentQuantile(part: number, df: number): number {
  if (df <= 0) throw new RangeError(`Student's t has degrees of freedom above 0, not ${String(df)}.`);
  return invertCdf((t) => studentBelow(t, df), part);
}

/**
 * The regularised incomplete beta function, by its continued fraction (NIST DLMF 8.17.22) and Lentz's method.
 * @param rest 1 - x, given apart because subtracting would lose its digits when it is small
 */
function incompleteBeta(x: number, rest: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  // The fraction converges quickly below the mean; above it the function is one minus its mirror image.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(rest, x, b, a);
  const logFront = lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log(rest);
  return (Math.exp(logFront) * betaFraction(x, a, b)) / a;
}

function betaFraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MAX_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    const before = fraction;
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      fraction *= c * d;
    }
    if (fraction === before) break;
  }
  return fraction;
}

function lnGamma(x: number): number {
  const shifted = x - 1;
  const base = shifted + 7.5;
  const series = LANCZOS.reduce(
    (sum, term, index) => sum + (index === 0 ? term : term / (shifted + index)),
    0,
  );
  return Math.log(2 * Math.PI) / 2 + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}
