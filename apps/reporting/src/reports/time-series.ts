import { type Day } from '#domain/ids.js';
import { isoWeekOf, monthOf } from '#domain/time/calendar.js';
import { ProblemError } from '#shared/errors/problem.js';
import { daysOf, type Period } from '../parameters/period.js';
import { type Granularity } from '../parameters/report-query.js';

/** More cells than any reader wants; past it the question should be coarser or go to an export. */
export const MAX_CELLS = 200_000;

/** How a day's period is written: the day, the ISO week, the month, or nothing for the whole. */
export function periodLabel(day: Day, granularity: Granularity): string {
  switch (granularity) {
    case 'none':
      return '';
    case 'day':
      return day;
    case 'week':
      return isoWeekOf(day);
    case 'month':
      return monthOf(day);
  }
}

/** Every period there is between two days, in order, data or not. */
export function periodLabels(period: Period, granularity: Granularity): string[] {
  return [...new Set(daysOf(period).map((day) => periodLabel(day, granularity)))];
}

/**
 * Every group in every period, in that order: what was found, or `empty` where nothing happened. A series without its
 * empty days would draw a line over them.
 */
export function fillSeries<Row>(
  found: ReadonlyMap<string, ReadonlyMap<string, Row>>,
  periods: readonly string[],
  empty: (period: string, group: string) => Row,
): Row[] {
  if (found.size * periods.length > MAX_CELLS) {
    throw new ProblemError('bad-request', {
      detail: `The answer would have ${String(found.size * periods.length)} rows before paging, at most ${String(MAX_CELLS)} are possible. Take a coarser granularity, a shorter period or a filter.`,
      errors: [{ pointer: '/granularity', detail: 'is too fine for this breakdown and period' }],
    });
  }
  return periods.flatMap((period) =>
    [...found].map(([group, rows]) => rows.get(period) ?? empty(period, group)),
  );
}
