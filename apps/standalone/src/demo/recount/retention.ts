import { amsterdamDay } from './clicks.js';
import { externalHires, isInfluenced } from './hires.js';
import { type Outcome } from './hiring.js';
import { type RawEvent } from './judge.js';
import { type Days } from './recount.js';

const DAY_MS = 86_400_000;

interface Stay {
  readonly days: number;
  readonly left: boolean;
  readonly isOurs: boolean;
}

/** Of one group at one day: people followed so long, those who had left by then, and the product-limit estimate. */
export interface Retained {
  readonly employees_at_risk: number;
  readonly employees_left: number;
  readonly retained_share: number;
}

/** Answers for any group and day. Kaplan and Meier 1958: the product of (1 - d/n) over the days on which somebody left. */
export type RetainedAt = (group: string, day: number) => Retained;

export function retention(
  events: readonly RawEvent[],
  outcomes: readonly Outcome[],
  days: Days,
  now: number,
): RetainedAt {
  const stays = staysOf(events, externalHires(outcomes), days, amsterdamDay(now));
  return (group, day) => {
    const people = stays.filter(({ isOurs }) => isOurs === (group === 'advocacy'));
    const leaving = new Set(people.filter((one) => one.left && one.days <= day).map((one) => one.days));
    const share = [...leaving].reduce((product, when) => {
      const leavers = people.filter((one) => one.left && one.days === when).length;
      return product * (1 - leavers / people.filter((one) => one.days >= when).length);
    }, 1);
    return {
      employees_at_risk: people.filter((one) => one.days >= day).length,
      employees_left: people.filter((one) => one.left && one.days <= day).length,
      retained_share: share,
    };
  };
}

/** Employments with the hire they came from: the candidate's, or the only one that a vacancy leaves. */
function staysOf(events: readonly RawEvent[], hires: readonly Outcome[], days: Days, today: string): Stay[] {
  const started = events.filter(({ type }) => type === 'employment.started');
  const ended = new Map(
    events
      .filter(({ type }) => type === 'employment.ended')
      .map(({ data }) => [data['employmentRef'], data['endedOn'] as string]),
  );
  const named = (one: RawEvent) => one.data['candidateRef'] !== undefined;
  const isSameHire = (one: RawEvent, hire: Outcome) =>
    hire.candidateRef === one.data['candidateRef'] && hire.vacancyId === one.data['vacancyId'];
  const left = hires.filter((hire) => !started.some((one) => isSameHire(one, hire)));
  return started.flatMap((one): Stay[] => {
    const { vacancyId, startedOn, employmentRef } = one.data as Record<string, string>;
    const ofVacancy = left.filter((hire) => hire.vacancyId === vacancyId);
    const unnamed = started.filter((other) => !named(other) && other.data['vacancyId'] === vacancyId);
    const hire = named(one)
      ? hires.find((candidate) => isSameHire(one, candidate))
      : ofVacancy.length === 1 && unnamed.length === 1
        ? ofVacancy[0]
        : undefined;
    if (hire === undefined || startedOn === undefined || startedOn < days.from || startedOn > days.to)
      return [];
    const end = ended.get(employmentRef);
    const until = end !== undefined && end <= today ? end : today;
    const stayed = Math.round((Date.parse(until) - Date.parse(startedOn)) / DAY_MS);
    return [{ days: stayed, left: end !== undefined && end <= today, isOurs: isInfluenced(hire) }];
  });
}
