import { type Row } from '../testing/recount.js';

/** Ratios and people divided over members may differ in what adding up in another order leaves behind. */
const TOLERANCE = 2e-9;

/**
 * Everything in which lines differ from what is expected, as texts; nothing when they are the same. Lines are the same
 * line when they have the same texts; their order does not matter.
 */
export function differences(
  found: readonly Row[],
  expected: readonly Row[],
  keys: readonly string[],
  measures: readonly string[],
): readonly string[] {
  const keyOf = (row: Row) => keys.map((key) => `${key} ${String(row[key])}`).join(', ');
  const byKey = (rows: readonly Row[]) => new Map(rows.map((row) => [keyOf(row), row]));
  const [ours, theirs] = [byKey(expected), byKey(found)];
  return [
    ...(theirs.size === found.length ? [] : ['a line is there twice']),
    ...[...theirs.keys()].filter((key) => !ours.has(key)).map((key) => `a line too many: ${key}`),
    ...[...ours].flatMap(([key, row]) => {
      const line = theirs.get(key);
      if (line === undefined) return [`no line of ${key}`];
      return measures.flatMap((measure) => {
        const [is, should] = [line[measure], row[measure] ?? null];
        return isSame(is, should) ? [] : [`${measure} of ${key} is ${String(is)}, not ${String(should)}`];
      });
    }),
  ];
}

function isSame(found: unknown, expected: unknown): boolean {
  if (typeof found !== 'number' || typeof expected !== 'number') return found === expected;
  return Number.isInteger(expected) && Number.isInteger(found)
    ? found === expected
    : Math.abs(found - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
}
