/** A row of offers.sql. */
export interface OfferRow {
  readonly content: string;
  readonly kind: string;
  readonly campaign: string;
  readonly vacancy: string;
  readonly offered_ms: number;
  /** Empty: everyone. */
  readonly teams: readonly string[];
  /** The item's first offer ever, made in the period. */
  readonly is_new: number | boolean;
  /** The item's first share by an advocate since its first offer, until the end of the period. */
  readonly first_share_ms: number | null;
}

/** A row of memberships.sql: one change of one person, in order of time. */
export interface MembershipRow {
  readonly person: string;
  readonly since_ms: number;
  readonly has_left: number | boolean;
  readonly team: string;
}

/**
 * The people an item was offered to: who was in the programme at the moment of the offer, in one of the teams it names. Somebody
 * who joins a day later was not offered it.
 * @param memberships in order of person and time
 * @returns per line the distinct people of all its offers
 */
export function offeredPeople(
  offers: readonly OfferRow[],
  memberships: readonly MembershipRow[],
  lineOf: (offer: OfferRow) => string,
): Map<string, Set<string>> {
  const people = [...Map.groupBy(memberships, ({ person }) => person)];
  const lines = new Map<string, Set<string>>();
  for (const offer of offers) {
    const line = lineOf(offer);
    const offered = lines.get(line) ?? new Set<string>();
    lines.set(line, offered);
    // Everybody who will ever be there is already: nothing more to add.
    if (offered.size === people.length) continue;
    for (const [person, moves] of people) {
      const last = moves.findLast(({ since_ms }) => since_ms <= offer.offered_ms);
      if (last === undefined || Boolean(last.has_left)) continue;
      if (offer.teams.length === 0 || offer.teams.includes(last.team)) offered.add(person);
    }
  }
  return lines;
}
