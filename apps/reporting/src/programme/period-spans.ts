import { type ClickHouseClient } from '@clickhouse/client';
import { type Day } from '#domain/ids.js';
import { addDays } from '#domain/time/calendar.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { daysOf, type Period } from '../parameters/period.js';
import { type Granularity } from '../parameters/report-query.js';
import { periodLabel } from '../reports/time-series.js';

const DAY_STARTS = loadSql(import.meta.url, './day-starts.sql');

/** One period of an answer. Its ends are milliseconds after the first local day of the question began. */
export interface PeriodSpan {
  readonly label: string;
  readonly lastDay: Day;
  readonly startMs: number;
  /** The moment it is over; no longer part of it. */
  readonly endMs: number;
}

/** The periods between two days, with the moments at which they begin and end in the zone: days of 23 and 25 hours too. */
export async function readPeriodSpans(
  clickhouse: ClickHouseClient,
  zone: string,
  period: Period,
  granularity: Granularity,
): Promise<PeriodSpan[]> {
  const days = daysOf(period);
  if (days.length === 0) return [];
  const groups = [...Map.groupBy(days, (day) => periodLabel(day, granularity))].map(([label, within]) => ({
    label,
    lastDay: within.at(-1) ?? period.to,
  }));
  const starts = await select<{ ms: number }>(clickhouse, DAY_STARTS, {
    zone,
    days: [period.from, ...groups.map(({ lastDay }) => addDays(lastDay, 1))],
  });
  const origin = starts[0]?.ms ?? 0;
  return groups.map((group, index) => ({
    ...group,
    startMs: (starts[index]?.ms ?? 0) - origin,
    endMs: (starts[index + 1]?.ms ?? 0) - origin,
  }));
}
