/** People of both groups who are alike in everything the stratum says. */
export interface MatchedSet<T> {
  readonly stratum: string;
  readonly exposed: readonly T[];
  readonly others: readonly T[];
}

export interface Matching<T> {
  readonly sets: readonly MatchedSet<T>[];
  readonly unmatchedExposed: readonly T[];
  readonly unmatchedOthers: readonly T[];
}

/**
 * Exact matching: every stratum in which both groups have somebody is a set, and whoever has nobody to be compared with
 * is left out and counted. Nothing is modelled: no propensity, no caliper. What is not in the stratum is not made
 * equal.
 * @param stratumOf undefined for somebody of whom too little is known: two unknowns are not alike
 */
export function matchExactly<T>(
  exposed: readonly T[],
  others: readonly T[],
  stratumOf: (person: T) => string | undefined,
): Matching<T> {
  const exposedBy = Map.groupBy(exposed, stratumOf);
  const othersBy = Map.groupBy(others, stratumOf);
  const sets = [...exposedBy].flatMap(([stratum, alike]) => {
    const counterparts = othersBy.get(stratum);
    if (stratum === undefined || counterparts === undefined) return [];
    return [{ stratum, exposed: alike, others: counterparts }];
  });
  const matched = new Set(sets.map(({ stratum }) => stratum));
  const isUnmatched = (person: T) => !matched.has(stratumOf(person) ?? '') || stratumOf(person) === undefined;
  return {
    sets: sets.toSorted((a, b) => (a.stratum < b.stratum ? -1 : 1)),
    unmatchedExposed: exposed.filter(isUnmatched),
    unmatchedOthers: others.filter(isUnmatched),
  };
}

/**
 * How much a set says: n1 n0 / (n1 + n0), the weight of Mantel and Haenszel. It is what an average over sets is taken
 * with, so that both groups are looked at as if they were spread over the strata alike.
 */
export function weightOfSet({ exposed, others }: Pick<MatchedSet<unknown>, 'exposed' | 'others'>): number {
  return (exposed.length * others.length) / (exposed.length + others.length);
}
