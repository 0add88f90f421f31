import { type Day } from '#domain/ids.js';
import {
  addDays,
  addMonths,
  daysBetween,
  firstOfMonth,
  isoWeekOf,
  monthOf,
  quarterOf,
} from '#domain/time/calendar.js';
import { type Period } from '../../parameters/period.js';
import { firstOf, shifted } from './date-range.js';
import { type QueryGranularity } from './query-body.js';
import { type Comparison } from './semantic-query.js';

/** A year of weeks that keeps the weekdays where they are. */
const DAYS_OF_52_WEEKS = 364;

/** How a period is written, by its first day or any other. */
export function labelOfPeriod(day: Day, granularity: QueryGranularity): string {
  switch (granularity) {
    case 'day':
      return day;
    case 'week':
      return isoWeekOf(day);
    case 'month':
      return monthOf(day);
    case 'quarter':
      return quarterOf(day);
    case 'year':
      return day.slice(0, 4);
  }
}

/** Every period that has a day of a range in it, in order. */
export function periodsOf({ from, to }: Period, granularity: QueryGranularity): readonly string[] {
  const labels: string[] = [];
  for (let start = firstOf(granularity, from); start <= to; start = shifted(granularity, start, 1))
    labels.push(labelOfPeriod(start, granularity));
  return labels;
}

/**
 * The days a range is compared with. The period before whole months is as many whole months, whatever their lengths; of
 * any other range it is as many days. A year before, weeks are compared with weeks: 52 of them, so that Mondays meet.
 */
export function comparedWith(
  { from, to }: Period,
  comparison: Comparison,
  granularity: QueryGranularity | 'none',
): Period {
  switch (comparison.kind) {
    case 'days':
      return { from: comparison.from, to: comparison.to };
    case 'previous_year':
      return granularity === 'week'
        ? { from: addDays(from, -DAYS_OF_52_WEEKS), to: addDays(to, -DAYS_OF_52_WEEKS) }
        : { from: addMonths(from, -12), to: addMonths(to, -12) };
    case 'previous_period': {
      const months = wholeMonths(from, to);
      if (months !== undefined) return { from: firstOfMonth(from, -months), to: addDays(from, -1) };
      const days = daysBetween(from, to) + 1;
      return { from: addDays(from, -days), to: addDays(from, -1) };
    }
  }
}

function wholeMonths(from: Day, to: Day): number | undefined {
  if (from !== firstOfMonth(from) || addDays(to, 1) !== firstOfMonth(addDays(to, 1))) return undefined;
  const number = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return number(addDays(to, 1)) - number(from);
}
