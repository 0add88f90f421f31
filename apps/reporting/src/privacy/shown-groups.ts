import { poolSmallGroups } from '#domain/privacy/pool-small-groups.js';
import { type Member } from './members.js';

/** What was added together, how many groups of it, and why. */
export interface Suppression {
  readonly dimension: string;
  readonly groups: number;
  readonly shownAs: string;
  readonly reason: string;
}

/** The groups that may stand on a line of their own; every other one goes into the line named `pool`. */
export interface ShownGroups {
  readonly shown: readonly string[];
  readonly pool: string;
  readonly suppression: Suppression | undefined;
}

export const SMALL_TEAMS = '(small teams)';
export const UNNAMED = '(not shown by name)';

/**
 * Teams with at least k people in the period. When the small ones together are fewer than k, the next smallest joins
 * them; when all people together are, every team is pooled and the one line is the total.
 */
export function shownTeams(members: readonly Member[], k: number): ShownGroups {
  const people = new Map<string, number>();
  for (const { teams } of members) for (const team of teams) people.set(team, (people.get(team) ?? 0) + 1);
  const groups = [...people].map(([label, count]) => ({ label, people: count }));
  // Somebody who changed teams stands behind both.
  const { shown, pooled, withheld } = poolSmallGroups(groups, k, { mayOverlap: true });
  return {
    shown,
    pool: SMALL_TEAMS,
    suppression: suppressionOf(
      'team',
      pooled.length + withheld.length,
      SMALL_TEAMS,
      `teams of fewer than ${String(k)} enrolled advocates, and as many others as keep them from being worked out`,
    ),
  };
}

/**
 * People who opted in to be shown by name. If fewer than k others were left, the total minus the shown lines would
 * speak about those few: then as many of the shown are pooled with them, in the order of their ids and not of any result.
 * @param teams when the report is filtered on teams: only the people in those are left in the total
 */
export function shownAdvocates(members: readonly Member[], k: number, teams: readonly string[]): ShownGroups {
  const within = members.filter(
    (member) => teams.length === 0 || member.teams.some((team) => teams.includes(team)),
  );
  const named = within
    .filter(({ isNamed }) => isNamed)
    .map(({ advocateId }) => advocateId)
    .sort();
  const unnamed = within.length - named.length;
  const joining = unnamed === 0 ? 0 : Math.max(0, k - unnamed);
  const pooled = unnamed + Math.min(joining, named.length);
  return {
    shown: named.slice(joining),
    pool: UNNAMED,
    suppression: suppressionOf(
      'advocate',
      pooled,
      UNNAMED,
      `people who did not opt in to be shown by name, at least ${String(k)} together`,
    ),
  };
}

function suppressionOf(
  dimension: string,
  groups: number,
  shownAs: string,
  reason: string,
): Suppression | undefined {
  return groups === 0 ? undefined : { dimension, groups, shownAs, reason };
}
