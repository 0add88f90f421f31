import { CronExpressionParser } from 'cron-parser';

const FIELDS = 5;
const MINUTES = 60;
/** Every run asks the stores for a whole answer. */
export const LEAST_MINUTES_BETWEEN = 15;

/** Why an expression is not one of ours; undefined when it is. The zone is a known one. */
export function cronProblem(cron: string, zone: string): string | undefined {
  const fields = cron.trim().split(/\s+/);
  if (fields.length !== FIELDS)
    return 'Must have five fields: minute, hour, day of month, month, day of week, such as "0 6 * * 1".';
  // Of the parser's own extensions: a time it draws at random would be another one in every process.
  if (fields.some((field) => field.startsWith('H'))) return 'Must not have random times (H).';
  try {
    const expression = CronExpressionParser.parse(fields.join(' '), { tz: zone });
    expression.next();
    return leastGap(expression.fields.minute.values.map(Number)) < LEAST_MINUTES_BETWEEN
      ? `Must leave ${String(LEAST_MINUTES_BETWEEN)} minutes between two runs.`
      : undefined;
  } catch (error) {
    return `Is not a time that comes: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

/** The next time after a moment. A local time that the clocks skip comes when they have moved; one that comes twice counts once. */
export function nextDue(cron: string, zone: string, after: Date): Date {
  return CronExpressionParser.parse(cron, { tz: zone, currentDate: after }).next().toDate();
}

/**
 * Of the times from `firstDue` up to now the last, and the first one after now: what was missed while nothing ran is made
 * up for once, with the newest.
 */
export function dueUpTo(
  cron: string,
  zone: string,
  firstDue: Date,
  now: Date,
): { readonly due: Date; readonly next: Date } {
  const times = CronExpressionParser.parse(cron, { tz: zone, currentDate: firstDue });
  let due = firstDue;
  // Forwards only: backwards the parser counts the hour that the clocks repeat twice.
  for (;;) {
    const next = times.next().toDate();
    if (next > now) return { due, next };
    due = next;
  }
}

/** The least distance of two of the minutes, over the full hour too. */
function leastGap(minutes: readonly number[]): number {
  return Math.min(
    ...minutes.map((minute, index) => {
      const next = minutes[index + 1] ?? (minutes[0] ?? 0) + MINUTES;
      return next - minute;
    }),
  );
}
