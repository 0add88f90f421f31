import { addDays } from '#domain/time/calendar.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { daysOf } from '../../parameters/period.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { untilToday } from '../../programme/until-today.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { smallGroupsWarning } from '../small-groups-warning.js';
import { periodLabel } from '../time-series.js';
import {
  type AudienceRow,
  audienceRows,
  type EnrolledRow,
  type FollowersRow,
  type PeriodEnd,
} from './audience-rows.js';

const AUDIENCES = loadSql(import.meta.url, './audiences.sql');
const ENROLLED = loadSql(import.meta.url, './enrolled.sql');
const PAGE_FOLLOWERS = loadSql(import.meta.url, './page-followers.sql');

const BY = {
  name: 'by',
  values: ['total', 'network'],
  fallback: 'total',
  definition: 'What each line is about.',
} as const satisfies Choice;

const GROWTH_GRANULARITY = {
  name: 'granularity',
  values: ['month', 'week', 'day'],
  fallback: 'month',
  definition: 'At the end of which periods of the reporting zone it is counted.',
} as const satisfies Choice;

/** How large the networks of advocates are together, and how they grow. */
export const audienceGrowthReport: Report = {
  name: 'audience-growth',
  title: 'Audience growth',
  description:
    'The latest known audience of each enrolled advocate on each network, added up, at the end of each period, beside the followers of the company pages. Connections overlap, so the sum is an upper bound and no number of people. Growth is of the people whose audience was known at both ends: a new advocate is no growth.',
  buckets: 'reach',
  defaultPeriodDays: 365,
  choices: [BY, GROWTH_GRANULARITY],
  filters: ['network'],
  columns: (query) => [
    dimensionColumn('period'),
    ...(chosen(query, BY) === 'total' ? [] : [dimensionColumn('network')]),
    measureColumn('audience_connections'),
    measureColumn('audience_people'),
    measureColumn('enrolled'),
    measureColumn('audience_coverage'),
    measureColumn('kept_people'),
    measureColumn('kept_before'),
    measureColumn('kept_growth'),
    measureColumn('kept_growth_rate'),
    measureColumn('page_followers'),
    measureColumn('compared_connections'),
    measureColumn('compared_followers'),
    measureColumn('connections_per_follower'),
  ],
  order: () => [{ column: 'period', direction: 'asc' }],
  read,
};

async function read(asked: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const query = untilToday(asked, desk);
  const { tenant, zone, from, to, filters } = query;
  const granularity = chosen(query, GROWTH_GRANULARITY);
  const ends: PeriodEnd[] = [...Map.groupBy(daysOf(query), (day) => periodLabel(day, granularity))].map(
    ([label, days]) => ({ label, lastDay: days.at(-1) ?? to }),
  );
  if (ends.length === 0) return { rows: [], source: 'raw', warnings: [] };
  const params = {
    tenant,
    zone,
    from,
    to,
    network: filters.network,
    // What the first period grows from is the day before it.
    ends: [addDays(from, -1), ...ends.map(({ lastDay }) => lastDay)],
    ...desk.known,
  };
  const [audiences, enrolled, followers] = await Promise.all([
    select<AudienceRow>(desk.clickhouse, AUDIENCES, params),
    select<EnrolledRow>(desk.clickhouse, ENROLLED, params),
    select<FollowersRow>(desk.clickhouse, PAGE_FOLLOWERS, params),
  ]);
  const { minGroupSize } = desk;
  const { rows, isWithheld } = audienceRows(
    { audiences, followers, enrolled },
    ends,
    chosen(query, BY),
    minGroupSize,
  );
  return { rows, source: 'raw', warnings: isWithheld ? [smallGroupsWarning(minGroupSize)] : [] };
}
