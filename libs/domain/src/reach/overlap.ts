/** How many visitors were reached by exactly these members: bit `i` of `pattern` is set when member `i` reached them. */
export interface PatternCount {
  readonly pattern: number;
  readonly visitors: number;
}

/** How the visitors of two or three members coincide. Lists have one value per member, in the order asked. */
export interface Overlap {
  readonly visitors: readonly number[];
  /** Visitors whom this member reached and none of the others compared did. */
  readonly only: readonly number[];
  readonly inAll: number;
  readonly inAny: number;
  /** `inAll / inAny`; undefined when nobody was reached. */
  readonly jaccard: number | undefined;
  /** The part of a member's visitors whom all the others reached too; undefined for a member who reached nobody. */
  readonly sharedPart: readonly (number | undefined)[];
}

/** Patterns are bits of a 32-bit integer, and the sign bit is left alone. */
export const MAX_PATTERN_MEMBERS = 31;

/**
 * Works the overlap out from exact counts of every combination that occurs. Nothing is estimated, and nothing comes by
 * inclusion-exclusion from sketches, whose error is that of the large sets and not of the small intersection.
 *
 * Counts of one pattern may come in several pieces. Members who are not compared do not matter: their bits are ignored.
 * @param compared the bit positions of the members, in the order of the answer
 */
export function overlapOf(patterns: Iterable<PatternCount>, compared: readonly number[]): Overlap {
  const bits = compared.map((position) => 1 << position);
  const all = bits.reduce((mask, bit) => mask | bit, 0);
  const visitors = bits.map(() => 0);
  const only = bits.map(() => 0);
  let inAll = 0;
  let inAny = 0;
  for (const { pattern, visitors: count } of patterns) {
    const reached = pattern & all;
    if (reached === 0) continue;
    inAny += count;
    if (reached === all) inAll += count;
    bits.forEach((bit, index) => {
      if ((reached & bit) !== 0) visitors[index] = (visitors[index] ?? 0) + count;
      if (reached === bit) only[index] = (only[index] ?? 0) + count;
    });
  }
  return {
    visitors,
    only,
    inAll,
    inAny,
    jaccard: ratio(inAll, inAny),
    sharedPart: visitors.map((count) => ratio(inAll, count)),
  };
}

function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
