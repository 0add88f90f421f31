import { keyOf, type Lines } from '../recount/lines.js';

export type Row = Readonly<Record<string, string | number | null>>;

/** Parts of one, sums of fractions and ratios are not written down to the last bit; everything else is a whole number. */
const FRACTIONAL = /^(fair_share|frequency|share_of_|coverage$|.*_coverage$|from_(previous|application))/;
const NOISE = 1e-6;
/** Credit is a whole number of millionths, and right to the last one. */
const MICRO = 1e6;
const MOST_TOLD = 5;

/**
 * What differs between an answer and the recount; empty when nothing does. A line that the recount does not have may
 * only say that nothing happened: series have a line for every day.
 */
export function compareAnswer(
  rows: readonly Row[],
  dimensions: readonly string[],
  expected: Lines,
): string[] {
  const found = new Map<string, Row>();
  const differences: string[] = [];
  for (const row of rows) {
    const key = keyOf(...dimensions.map((name) => String(row[name])));
    if (found.has(key)) differences.push(`${key}: twice`);
    found.set(key, row);
  }
  for (const [key, numbers] of expected) {
    const row = found.get(key);
    if (row === undefined) {
      if (Object.values(numbers).some(isSomething)) differences.push(`${key}: no such line`);
      continue;
    }
    for (const [name, wanted] of Object.entries(numbers)) {
      const actual = row[name];
      if (!isSame(name, wanted, actual))
        differences.push(`${key}: ${name} ${String(actual)} instead of ${String(wanted)}`);
    }
    const unexpected = Object.keys(row).filter((name) => !dimensions.includes(name) && !(name in numbers));
    if (unexpected.length > 0) differences.push(`${key}: ${unexpected.join(', ')} was not recounted`);
  }
  for (const [key, row] of found) {
    if (expected.has(key)) continue;
    const numbers = Object.entries(row).filter(([name]) => !dimensions.includes(name));
    if (numbers.some(([, value]) => isSomething(value))) differences.push(`${key}: a line from nowhere`);
  }
  const more = differences.length - MOST_TOLD;
  return more > 0 ? [...differences.slice(0, MOST_TOLD), `and ${String(more)} more`] : differences;
}

function isSame(name: string, wanted: number | null, actual: string | number | null | undefined): boolean {
  if (wanted === null || typeof actual !== 'number') return actual === wanted;
  if (name === 'credit') return Math.round(actual * MICRO) === Math.round(wanted * MICRO);
  if (!FRACTIONAL.test(name)) return actual === wanted;
  return Math.abs(actual - wanted) <= NOISE * Math.max(1, Math.abs(wanted));
}

function isSomething(value: string | number | null): boolean {
  return value !== null && value !== 0;
}
