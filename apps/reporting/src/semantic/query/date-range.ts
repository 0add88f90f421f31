import { type Day } from '#domain/ids.js';
import { addDays, addMonths, firstOfMonth, mondayOf } from '#domain/time/calendar.js';
import { type Period } from '../../parameters/period.js';

const UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
type Unit = (typeof UNITS)[number];

/** The names a range can have, for people; `N` stands for a number. */
export const RANGE_NAMES = [
  'today',
  'yesterday',
  'last_N_days',
  'last_N_weeks',
  'last_N_months',
  'last_N_quarters',
  'last_N_years',
  'this_week',
  'this_month',
  'this_quarter',
  'this_year',
  'last_week',
  'last_month',
  'last_quarter',
  'last_year',
  'year_to_date',
] as const;

/** How many units back a name may reach. */
const MOST_UNITS = 4_000;

/**
 * The days a named range means when it is asked on a day. `last_N_…` is the N of them up to and including the one that
 * is going on; `last_week` is the whole one before; `this_week` the one that is going on, until today.
 */
export function namedRange(name: string, today: Day): Period | undefined {
  if (name === 'today') return { from: today, to: today };
  if (name === 'yesterday') return { from: addDays(today, -1), to: addDays(today, -1) };
  if (name === 'year_to_date') return { from: firstOf('year', today), to: today };
  const [which, ...rest] = name.split('_');
  if (rest.length === 1) {
    const unit = UNITS.find((known) => known === rest[0]);
    if (unit === undefined || unit === 'day') return undefined;
    const start = firstOf(unit, today);
    if (which === 'this') return { from: start, to: today };
    return which === 'last' ? { from: shifted(unit, start, -1), to: addDays(start, -1) } : undefined;
  }
  const [count = '', plural = ''] = rest;
  const unit = UNITS.find((known) => plural === `${known}s`);
  const units = Number(count);
  if (which !== 'last' || rest.length !== 2 || unit === undefined) return undefined;
  if (!Number.isInteger(units) || units < 1 || units > MOST_UNITS || String(units) !== count)
    return undefined;
  return { from: shifted(unit, firstOf(unit, today), 1 - units), to: today };
}

/** The first day of the unit that holds a day. */
export function firstOf(unit: Unit, day: Day): Day {
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return mondayOf(day);
    case 'month':
      return firstOfMonth(day);
    case 'quarter':
      return firstOfMonth(day, -((Number(day.slice(5, 7)) - 1) % 3));
    case 'year':
      return firstOfMonth(day, 1 - Number(day.slice(5, 7)));
  }
}

/** A day a number of units later. */
export function shifted(unit: Unit, day: Day, units: number): Day {
  switch (unit) {
    case 'day':
      return addDays(day, units);
    case 'week':
      return addDays(day, 7 * units);
    case 'month':
      return addMonths(day, units);
    case 'quarter':
      return addMonths(day, 3 * units);
    case 'year':
      return addMonths(day, 12 * units);
  }
}
