import { loadSql } from '#shared/sql/load-sql.js';
import { addDays } from '#domain/time/calendar.js';
import { type Day } from '#domain/ids.js';
import { FIRST_DAY } from '../parameters/calendar-day.js';
import { type ReportQuery } from '../parameters/report-query.js';
import { type ReportDesk } from '../reports/report.js';

/** What reports about the programme read, defined once. Later ones read earlier ones, so they are given in this order. */
const PARTS = {
  membership: loadSql(import.meta.url, './membership.sql'),
  share_named_twice: loadSql(import.meta.url, './share-named-twice.sql'),
  share_made: loadSql(import.meta.url, './share-made.sql'),
  share_state: loadSql(import.meta.url, './share-state.sql'),
} as const;

/** A report's SQL with the names `membership`, `share_made` and `share_state` known in it. Only SQL from files comes in. */
export function overProgramme(reportSql: string, more: Readonly<Record<string, string>> = {}): string {
  const parts = Object.entries({ ...PARTS, ...more }).map(([name, sql]) => `${name} AS (\n${sql}\n)`);
  return `WITH ${parts.join(',\n')}\n${reportSql}`;
}

/**
 * The values all of these ask for.
 * @param reachDays how many days around the period shares are looked for
 */
export function programmeParams(
  { tenant, zone, from, to }: Pick<ReportQuery, 'tenant' | 'zone' | 'from' | 'to'>,
  { known }: Pick<ReportDesk, 'known'>,
  reachDays = 0,
): Record<string, unknown> {
  return {
    tenant,
    zone,
    from,
    to,
    shares_from: laterOf(addDays(from, -reachDays)),
    shares_to: addDays(to, reachDays),
    as_known_at: known.as_known_at,
  };
}

/** The engine's days begin there; an earlier one would wrap around to the far future. */
function laterOf(day: Day): Day {
  return day < FIRST_DAY ? FIRST_DAY : day;
}
