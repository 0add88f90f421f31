import { type Overlap, overlapOf, type PatternCount } from '#domain/reach/overlap.js';
import { type ReportRow } from '../report.js';

const LETTERS = ['a', 'b', 'c'] as const;

/** Every pair of the members, and the three together when there are three. */
export function overlapRows(patterns: readonly PatternCount[], members: readonly string[]): ReportRow[] {
  const positions = members.map((_, index) => index);
  const pairs = positions.flatMap((a) => positions.slice(a + 1).map((b) => [a, b]));
  const compared = members.length === 3 ? [...pairs, positions] : pairs;
  return compared.map((group) =>
    rowOf(
      group.map((position) => members[position] ?? ''),
      overlapOf(patterns, group),
    ),
  );
}

function rowOf(members: readonly string[], overlap: Overlap): ReportRow {
  const { visitors, only, sharedPart, inAll, inAny, jaccard } = overlap;
  return {
    ...ofEach('member', members),
    ...ofEach('visitors', visitors),
    visitors_in_all: inAll,
    visitors_in_any: inAny,
    ...ofEach('visitors_only', only),
    jaccard: jaccard ?? null,
    ...ofEach('common_part', sharedPart),
  };
}

/** A column per member of the comparison; what a pair does not have is empty. */
function ofEach(name: string, values: readonly (string | number | undefined)[]): ReportRow {
  return Object.fromEntries(
    LETTERS.map((letter, index) => [`${name}_${letter}`, values[index] ?? null] as const),
  );
}
