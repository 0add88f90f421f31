/**
 * Each member's fair share of unique reach: the sum, over the visitors the member reached, of `1/m` with `m` the number
 * of members who reached that visitor. It is the Shapley value of the coverage game, so the shares add up to the number
 * of distinct visitors, which the members' own counts do not.
 *
 * Visitors are counted per `m` first and divided last: the result does not depend on the order of the visitors, and
 * it is off by a few roundings instead of one per visitor.
 *
 * @param visitorsByMember distinct visitors per advocate, team, campaign or network
 */
export function fairShare<Member>(
  visitorsByMember: ReadonlyMap<Member, ReadonlySet<string>>,
): Map<Member, number> {
  const membersOfVisitor = new Map<string, number>();
  for (const visitors of visitorsByMember.values()) {
    for (const visitor of visitors) membersOfVisitor.set(visitor, (membersOfVisitor.get(visitor) ?? 0) + 1);
  }
  return new Map(
    [...visitorsByMember].map(([member, visitors]) => [member, shareOf(visitors, membersOfVisitor)]),
  );
}

function shareOf(visitors: ReadonlySet<string>, membersOfVisitor: ReadonlyMap<string, number>): number {
  const visitorsPerM = new Map<number, number>();
  for (const visitor of visitors) {
    const m = membersOfVisitor.get(visitor) ?? 1;
    visitorsPerM.set(m, (visitorsPerM.get(m) ?? 0) + 1);
  }
  return [...visitorsPerM].sort(([a], [b]) => a - b).reduce((share, [m, count]) => share + count / m, 0);
}
