import { type Day } from '#domain/ids.js';
import { addDays, daysBetween } from '#domain/time/calendar.js';

/** Days of an answer when nothing is asked. */
export const DEFAULT_PERIOD_DAYS = 30;

export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/**
 * Fills in the days that were not asked for: the last thirty days of data, or thirty days from or until the day that
 * was (or as many as the report needs). `lastDay` is the last day that has data, or today when nothing has.
 */
export function resolvePeriod(
  asked: { readonly from: Day | undefined; readonly to: Day | undefined },
  lastDay: Day,
  defaultDays = DEFAULT_PERIOD_DAYS,
): Period {
  const { from, to } = asked;
  if (from !== undefined) return { from, to: to ?? (from > lastDay ? from : lastDay) };
  const end = to ?? lastDay;
  return { from: addDays(end, 1 - defaultDays), to: end };
}

/** Every day of a period, in order. */
export function daysOf({ from, to }: Period): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}
