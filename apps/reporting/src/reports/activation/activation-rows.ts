import { type Day } from '#domain/ids.js';
import { wilsonInterval } from '#domain/statistics/wilson-interval.js';
import { addDays, monthOf } from '#domain/time/calendar.js';
import { toldGroups } from '../../programme/told-groups.js';
import { daysOf, type Period } from '../../parameters/period.js';
import { type ReportRow } from '../report.js';

/** Days after enrolment in which somebody should have shared once. */
export const WINDOWS_DAYS = [7, 30, 90] as const;

/** A row of activation.sql; `activated` has one number per window. */
export interface CohortRow {
  /** The first day of the month. */
  readonly cohort: Day;
  readonly member: string;
  readonly people: number;
  readonly activated: readonly number[];
}

export interface ActivationShape {
  readonly period: Period;
  readonly isByTeam: boolean;
  readonly k: number;
  /** The local day of the moment the answer speaks of. */
  readonly today: Day;
}

/** Three lines per cohort and team. What cannot be said yet, or of too few people, is empty. */
export function activationRows(rows: readonly CohortRow[], shape: ActivationShape): ReportRow[] {
  const cohorts = Map.groupBy(rows, ({ cohort }) => monthOf(cohort));
  const lastDays = new Map(daysOf(shape.period).map((day) => [monthOf(day), day]));
  return [...cohorts].flatMap(([cohort, lines]) => {
    const told = toldGroups(
      lines.map(({ member, people }) => ({ label: member, people })),
      shape.k,
    );
    const lastDay = lastDays.get(cohort) ?? shape.period.to;
    return lines.flatMap(({ member, people, activated }) =>
      WINDOWS_DAYS.map((days, index) => {
        const isSaid = told.has(member) && isOver(lastDay, days, shape.today);
        const found = isSaid ? (activated[index] ?? 0) : undefined;
        const interval = found === undefined ? undefined : wilsonInterval(found, people);
        return {
          cohort,
          ...(shape.isByTeam ? { team: member } : {}),
          within_days: String(days),
          cohort_people: people,
          activated: found ?? null,
          activation_rate: found === undefined ? null : found / people,
          activation_rate_low: interval?.low ?? null,
          activation_rate_high: interval?.high ?? null,
        };
      }),
    );
  });
}

/**
 * Whether whoever enrolled last, in the last minute of the cohort's last day, has had all the days. They end during the
 * day after (an hour later when clocks went forward in between), so that day has to be over as well.
 */
function isOver(lastDay: Day, days: number, today: Day): boolean {
  return today > addDays(lastDay, days + 1);
}
