import { type Arm } from './team-result.js';

export interface TeamToAssign {
  readonly team: string;
  /** Advocates in the team, when known: what it can be stratified by. */
  readonly people?: number;
}

export interface AssignedTeam extends TeamToAssign {
  /** Teams of about the same size, from 0; all in 0 without strata. */
  readonly stratum: number;
  readonly arm: Arm;
  /** At which step the team is shown the subject, from 1; 0 for from the start, undefined for never. */
  readonly step: number | undefined;
}

export type Design =
  /** So large a part of the teams is held out to the end. */
  | { readonly kind: 'parallel'; readonly heldOutShare: number }
  /** Everybody is held out at first and a part of the teams joins at every step. */
  | { readonly kind: 'stepped'; readonly steps: number };

/** Either arm, and every step, needs as many: one team alone says nothing about how much teams differ. */
export const MIN_TEAMS_TOGETHER = 2;

/**
 * Decides which team is shown what, by the order of a keyed hash of its name: the same key gives the same assignment for
 * ever, and nobody who does not choose the key can choose the teams.
 * @param hashOf a keyed hash, different for every hold-out
 * @param strata into how many groups of about the same size the teams are divided first; each is split in the same way
 * @throws RangeError when there are too few teams
 */
export function assignTeams(
  teams: readonly TeamToAssign[],
  design: Design,
  options: { readonly strata: number; readonly hashOf: (team: string) => string },
): AssignedTeam[] {
  const groups = stratify(teams, options.strata).map((group) => inHashOrder(group, options.hashOf));
  if (design.kind === 'stepped') {
    if (teams.length < MIN_TEAMS_TOGETHER * design.steps)
      throw new RangeError(
        `${String(teams.length)} teams are too few for ${String(design.steps)} steps: every step needs at least ${String(MIN_TEAMS_TOGETHER)}.`,
      );
    // Dealt out like cards, one stratum after the other: every step gets its part of every stratum.
    return groups
      .flatMap((group, stratum) => group.map((team) => ({ ...team, stratum })))
      .map((team, index) => ({ ...team, arm: 'held_out' as const, step: (index % design.steps) + 1 }));
  }
  const heldOut = Math.round(teams.length * design.heldOutShare);
  if (heldOut < MIN_TEAMS_TOGETHER || teams.length - heldOut < MIN_TEAMS_TOGETHER)
    throw new RangeError(
      `Of ${String(teams.length)} teams ${String(heldOut)} would be held out; at least ${String(MIN_TEAMS_TOGETHER)} have to be on either side.`,
    );
  const parts = apportion(
    heldOut,
    groups.map((group) => group.length),
  );
  return groups.flatMap((group, stratum) =>
    group.map((team, index) => {
      const isHeldOut = index < (parts[stratum] ?? 0);
      return {
        ...team,
        stratum,
        arm: isHeldOut ? ('held_out' as const) : ('shown' as const),
        step: isHeldOut ? undefined : 0,
      };
    }),
  );
}

/** Cuts the teams, from the smallest on, into groups of as equal a number of teams as can be. */
function stratify(teams: readonly TeamToAssign[], strata: number): TeamToAssign[][] {
  const ascending = teams.toSorted(
    (a, b) => (a.people ?? 0) - (b.people ?? 0) || (a.team < b.team ? -1 : a.team > b.team ? 1 : 0),
  );
  const start = (stratum: number) => Math.round((stratum * teams.length) / strata);
  return Array.from({ length: strata }, (_, stratum) => ascending.slice(start(stratum), start(stratum + 1)));
}

function inHashOrder(teams: readonly TeamToAssign[], hashOf: (team: string) => string): TeamToAssign[] {
  const hashed = teams.map((team) => ({ team, hash: hashOf(team.team) }));
  return hashed.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0)).map(({ team }) => team);
}

/** Divides a whole number in proportion to sizes, by largest remainder; the earlier of equal remainders gets it. */
function apportion(whole: number, sizes: readonly number[]): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (whole * size) / all);
  const parts = exact.map(Math.floor);
  const left = whole - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
