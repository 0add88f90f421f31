/** A fraction in lowest terms, its divisor above 0. For tests: whatever is worked out in fractions is exact. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export function fraction(over: bigint, under = 1n): Fraction {
  const common = divisorOf(over < 0n ? -over : over, under < 0n ? -under : under) * (under < 0n ? -1n : 1n);
  return { over: over / common, under: under / common };
}

export const ZERO = fraction(0n);
export const ONE = fraction(1n);

export const plus = (a: Fraction, b: Fraction) =>
  fraction(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Fraction, b: Fraction) => plus(a, { over: -b.over, under: b.under });
export const times = (a: Fraction, b: Fraction) => fraction(a.over * b.over, a.under * b.under);
export const dividedBy = (a: Fraction, b: Fraction) => fraction(a.over * b.under, a.under * b.over);

const DIGITS = 10n ** 25n;
/** To the nearest double, but for the last digit. */
export const toNumber = ({ over, under }: Fraction) => Number((over * DIGITS) / under) / Number(DIGITS);

function divisorOf(a: bigint, b: bigint): bigint {
  while (b > 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

/** Solves `matrix x = right` by the school's elimination. */
export function solve(matrix: readonly (readonly Fraction[])[], right: readonly Fraction[]): Fraction[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? ZERO]);
  rows.forEach((_, column) => {
    const pivot = rows.findIndex((row, i) => i >= column && (row[column] ?? ZERO).over !== 0n);
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    const divisor = rows[column]?.[column] ?? ONE;
    const scaled = (rows[column] ?? []).map((cell) => dividedBy(cell, divisor));
    rows[column] = scaled;
    rows.forEach((row, i) => {
      const factor = row[column] ?? ZERO;
      if (i === column || factor.over === 0n) return;
      rows[i] = row.map((cell, j) => minus(cell, times(factor, scaled[j] ?? ZERO)));
    });
  });
  return rows.map((row) => row.at(-1) ?? ZERO);
}
