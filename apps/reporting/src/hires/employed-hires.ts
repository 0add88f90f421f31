import { survivorOf } from '#domain/attribution/own-events.js';
import { asId, type Day } from '#domain/ids.js';
import { addDays, daysBetween } from '#domain/time/calendar.js';
import { localDay } from '#domain/time/local-day.js';
import { type FollowUp } from '#domain/statistics/kaplan-meier.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type ReportQuery } from '../parameters/report-query.js';
import { type ReportDesk } from '../reports/report.js';
import { type Employment } from './employment.js';
import { type Exclusion, type DatedHire, joinEmployments } from './joined-employments.js';
import { readReachedStages } from './reached-stages.js';
import { type SourceClass, sourceClassOf } from './source-class.js';

const EMPLOYMENTS = loadSql(import.meta.url, './employments.sql');
const MERGES = loadSql(import.meta.url, './merges.sql');

/**
 * Hires are looked for this long before the first start of the period, and an earlier employment of the same hire too.
 */
const LOOKBACK_DAYS = 730;
/** A hire that was entered in the ATS only after the first day of work. */
const LATE_ENTRY_DAYS = 90;

/** Somebody from outside who was hired and has started. */
export interface EmployedHire {
  readonly employment: Employment;
  readonly hire: DatedHire;
  readonly sourceClass: SourceClass;
  /** Until they left, or until the last day we know of. */
  readonly followUp: FollowUp;
}

export interface EmployedHires {
  readonly hires: readonly EmployedHire[];
  readonly excluded: ReadonlyMap<Exclusion, number>;
}

/** Everybody whose employment started in the period, with the hire it came from and how long they have stayed. */
export async function readEmployedHires(query: ReportQuery, desk: ReportDesk): Promise<EmployedHires> {
  const { tenant, zone } = query;
  const since = addDays(query.from, -LOOKBACK_DAYS);
  const reached = await readReachedStages(
    desk,
    query,
    { from: since, to: addDays(query.to, LATE_ENTRY_DAYS) },
    ['hire'],
  );
  const employments = await select<Employment>(desk.clickhouse, EMPLOYMENTS, {
    tenant,
    from: since,
    to: query.to,
    ...desk.known,
  });
  const merges = await select<{ merged: string; survivor: string }>(desk.clickhouse, MERGES, {
    tenant,
    ...desk.known,
  });
  const mergedInto = new Map(merges.map(({ merged, survivor }) => [merged, survivor]));
  const dayOf = localDay(zone);
  const asOf = dayOf(desk.asOf);
  const joined = joinEmployments(
    employments.map((row) => ({ ...row, started_on: asId<Day>(row.started_on) })),
    reached.map((hire) => ({ ...hire, hired_on: dayOf(hire.at_ms) })),
    (ref) => survivorOf(ref, mergedInto),
    asOf,
  ).filter(({ employment }) => employment.started_on >= query.from);
  const excluded = new Map<Exclusion, number>();
  const hires = joined.flatMap((one): EmployedHire[] => {
    if (one.excluded === undefined) {
      const { employment, hire } = one;
      return [{ employment, hire, sourceClass: sourceClassOf(hire), followUp: followUpOf(employment, asOf) }];
    }
    excluded.set(one.excluded, (excluded.get(one.excluded) ?? 0) + 1);
    return [];
  });
  return { hires, excluded };
}

/** An end that is announced but has not come is not an end yet: nobody else's is known that far ahead. */
export function followUpOf({ started_on, ended_on }: Employment, asOf: Day): FollowUp {
  const ended = ended_on !== '' && ended_on <= asOf;
  return { days: daysBetween(started_on, ended ? ended_on : asOf), ended };
}
