/** Offsets from first to last, both included. */
export interface OffsetRange {
  readonly first: number;
  readonly last: number;
}

/** What is left of some ranges when single offsets are taken out. */
export function subtractOffsets(ranges: readonly OffsetRange[], offsets: readonly number[]): OffsetRange[] {
  const ascending = [...new Set(offsets)].sort((a, b) => a - b);
  return ranges.flatMap((range) => {
    const left: OffsetRange[] = [];
    let { first } = range;
    for (const offset of ascending) {
      if (offset < first || offset > range.last) continue;
      if (offset > first) left.push({ first, last: offset - 1 });
      first = offset + 1;
    }
    return first <= range.last ? [...left, { first, last: range.last }] : left;
  });
}

export function countOf(ranges: readonly OffsetRange[]): number {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}
