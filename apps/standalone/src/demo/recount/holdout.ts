import { amsterdamDay } from './clicks.js';
import { isAdvocate } from './hires.js';
import { creditsOf, type Outcome } from './hiring.js';
import { type RawEvent } from './judge.js';

/** A hold-out as the server answered it: what it is about, and how the lot fell. */
export interface DrawnHoldout {
  readonly vacancyId: string;
  readonly teams: readonly string[];
  readonly heldOutTeams: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** The counts of either arm. Intervals are not counted again. */
export function holdoutArms(
  { vacancyId, teams, heldOutTeams, from, to }: DrawnHoldout,
  events: readonly RawEvent[],
  outcomes: readonly Outcome[],
): Record<string, Readonly<Record<string, number>>> {
  const teamOf = membersBefore(from, events);
  const isInDays = (at: number) => amsterdamDay(at) >= from && amsterdamDay(at) <= to;
  const credits = outcomes
    .filter(
      (one) => one.stage === 'application' && !one.reversed && !one.internal && one.vacancyId === vacancyId,
    )
    .flatMap(({ path }) => creditsOf(path, 'last_touch'))
    .filter(({ touch }) => isAdvocate(touch.channel) && isInDays(touch.at));
  const shares = events.filter(
    ({ type, at, data }) => type === 'share.created' && data['vacancyId'] === vacancyId && isInDays(at),
  );
  const arm = (own: readonly string[]) => {
    const people = [...teamOf].flatMap(([person, team]) => (own.includes(team) ? [person] : []));
    const theirs = shares.filter(({ data }) => people.includes(data['advocateId'] as string));
    const outcome =
      credits
        .filter(({ touch }) => people.includes(touch.channel))
        .reduce((sum, { micro }) => sum + micro, 0) / 1e6;
    return {
      holdout_teams: new Set(people.map((person) => teamOf.get(person))).size,
      holdout_people: people.length,
      holdout_shares: theirs.length,
      holdout_sharers: new Set(theirs.map(({ data }) => data['advocateId'])).size,
      holdout_outcomes: outcome,
      holdout_rate: outcome / people.length,
    };
  };
  return {
    shown: arm(teams.filter((team) => !heldOutTeams.includes(team))),
    held_out: arm(heldOutTeams),
  };
}

/** Who was in which team on the morning of a day. */
function membersBefore(day: string, events: readonly RawEvent[]): Map<string, string> {
  const members = new Map<string, string>();
  for (const { type, at, data } of [...events].sort((a, b) => a.at - b.at)) {
    if (amsterdamDay(at) >= day) continue;
    if (type === 'advocate.enrolled') members.set(data['advocateId'] as string, data['team'] as string);
    if (type === 'advocate.left') members.delete(data['advocateId'] as string);
  }
  return members;
}
