import { type Member } from '../../privacy/members.js';
import { shownAdvocates, shownTeams, UNNAMED } from '../../privacy/shown-groups.js';

/** Who stands behind credit, as far as the outside may know. Null where it is no advocate, or is told another way. */
export interface CreditHolder {
  readonly channel: string;
  readonly advocateId: string | null;
  readonly team: string | null;
}

const NO_TEAM = '(none)';

/**
 * Who an advocate's credit is shown as: by name who may be named, and everybody else as their team if at least k people
 * in it may not be named. The named do not count towards k, because they are told apart: of a team of ten with nine named
 * the tenth would be known. A hire has few touches, so this is all an announcement says; a team beside a name is not shown.
 * @param members with the teams they are in today; somebody who is in none is in a group of those
 * @param k the smallest group the organisation shows
 */
export function creditHolders(
  members: readonly Member[],
  k: number,
): (channel: string, advocateId: string) => CreditHolder {
  const named = new Set(shownAdvocates(members, k, []).shown);
  const unnamed = members
    .filter(({ advocateId }) => !named.has(advocateId))
    .map((member) => (member.teams.length === 0 ? { ...member, teams: [NO_TEAM] } : member));
  const { shown, pool } = shownTeams(unnamed, k);
  const teams = new Map(unnamed.map(({ advocateId, teams: [team] }) => [advocateId, team]));
  return (channel, advocateId) => {
    if (channel !== 'advocate') return { channel, advocateId: null, team: null };
    if (named.has(advocateId)) return { channel, advocateId, team: null };
    const team = teams.get(advocateId);
    const isShown = team !== undefined && shown.includes(team);
    return { channel, advocateId: UNNAMED, team: isShown ? team : pool };
  };
}
