import {
  atRiskAt,
  type FollowUp,
  kaplanMeier,
  survivalAt,
  survivalInterval,
  survivalStandardError,
} from '#domain/statistics/kaplan-meier.js';
import { type ReportRow } from '../report.js';
import { type AdvocacyGroups } from './advocacy-groups.js';

/** The days at which the curve is read: probation and the year, then every half-year. */
const FIRST_POINTS = [0, 30, 60, 90, 180, 270, 365];
const LATER_STEP = 182.5;

/**
 * The curve of each group at fixed days, as far as anybody is followed. Where fewer than k of either group are left,
 * nothing is said about both: one group beside the total would give the other away.
 */
export function retentionRows({ advocacy, other }: AdvocacyGroups, k: number): ReportRow[] {
  const groups = [
    { name: 'advocacy', people: advocacy.map(({ followUp }) => followUp) },
    { name: 'other', people: other.map(({ followUp }) => followUp) },
  ].filter(({ people }) => people.length > 0);
  const longest = Math.max(0, ...groups.flatMap(({ people }) => people.map(({ days }) => days)));
  const points = pointsUntil(longest);
  return groups.flatMap(({ name, people }) => {
    const steps = kaplanMeier(people);
    return points.map((days) => {
      const isShown = groups.every((group) => atRiskAt(group.people, days) >= k);
      const shown = (value: number | undefined) => (isShown ? (value ?? null) : null);
      const interval = survivalInterval(steps, days);
      return {
        advocacy_group: name,
        days_since_start: days,
        employees_at_risk: shown(atRiskAt(people, days)),
        employees_left: shown(leftBy(people, days)),
        retained_share: shown(survivalAt(steps, days)),
        retained_error: shown(survivalStandardError(steps, days)),
        retained_low: shown(interval?.low),
        retained_high: shown(interval?.high),
      };
    });
  });
}

export function pointsUntil(longest: number): number[] {
  const later: number[] = [];
  for (let n = 3; Math.floor(n * LATER_STEP) <= longest; n += 1) later.push(Math.floor(n * LATER_STEP));
  return [...FIRST_POINTS.filter((days) => days <= longest), ...later];
}

function leftBy(people: readonly FollowUp[], days: number): number {
  return people.filter((person) => person.ended && person.days <= days).length;
}
