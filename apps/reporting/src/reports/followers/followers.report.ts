import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { daysOf } from '../../parameters/period.js';
import { untilToday } from '../../programme/until-today.js';
import { GRANULARITY } from '../common-choices.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { fillSeries, periodLabel } from '../time-series.js';

const FOLLOWERS = loadSql(import.meta.url, './followers.sql');

const BY = {
  name: 'by',
  values: ['network', 'page', 'total'],
  fallback: 'network',
  definition: 'What each line is about.',
} as const satisfies Choice;

/** A row of followers.sql. */
interface FollowersRow {
  readonly member: string;
  readonly label: string;
  readonly pages: number;
  readonly page_followers: number;
  readonly followers_age_days: number;
  readonly pages_compared: number;
  readonly followers_growth: number;
  readonly followers_base: number;
}

/** Whether the company is followed. */
export const followersReport: Report = {
  name: 'followers',
  title: 'Followers of the company pages',
  description:
    "Followers at the end of each period, by the last count of each page, and how many more they are than before it. Who follows is not known, nor whether colleagues do. Followers of two pages are partly the same people. Advocates' own audiences are another report.",
  buckets: 'reach',
  choices: [BY, GRANULARITY],
  filters: ['network'],
  columns: (query) => {
    const by = chosen(query, BY);
    return [
      ...(chosen(query, GRANULARITY) === 'none' ? [] : [dimensionColumn('period')]),
      ...(by === 'total' ? [] : [dimensionColumn(by)]),
      measureColumn('pages'),
      measureColumn('page_followers'),
      measureColumn('followers_age_days'),
      measureColumn('pages_compared'),
      measureColumn('followers_base'),
      measureColumn('followers_growth'),
      measureColumn('followers_growth_rate'),
    ];
  },
  order: () => [],
  read,
};

async function read(asked: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const query = untilToday(asked, desk);
  const by = chosen(query, BY);
  const granularity = chosen(query, GRANULARITY);
  const spans = [...Map.groupBy(daysOf(query), (day) => periodLabel(day, granularity))];
  if (spans.length === 0) return { rows: [], source: 'raw', warnings: [] };
  const found = await select<FollowersRow>(desk.clickhouse, FOLLOWERS, {
    tenant: query.tenant,
    to: query.to,
    by,
    network: query.filters.network,
    as_known_at: desk.known.as_known_at,
    labels: spans.map(([label]) => label),
    first_days: spans.map(([, days]) => days[0]),
    last_days: spans.map(([, days]) => days.at(-1)),
  });
  const rowOf = new Map(found.map((row) => [`${row.label}\n${row.member}`, row]));
  const members = by === 'total' ? [''] : [...new Set(found.map(({ member }) => member))].sort();
  const lines = new Map(members.map((member) => [member, new Map<string, never>()]));
  const labels = spans.map(([label]) => label);
  const rows = fillSeries(lines, labels, (label, member) => {
    const row = rowOf.get(`${label}\n${member}`);
    const isCompared = row !== undefined && row.pages_compared > 0;
    return {
      ...(granularity === 'none' ? {} : { period: label }),
      ...(by === 'total' ? {} : { [by]: member }),
      pages: row?.pages ?? 0,
      page_followers: row?.page_followers ?? null,
      followers_age_days: row?.followers_age_days ?? null,
      pages_compared: row?.pages_compared ?? 0,
      followers_base: isCompared ? row.followers_base : null,
      followers_growth: isCompared ? row.followers_growth : null,
      followers_growth_rate:
        isCompared && row.followers_base > 0 ? row.followers_growth / row.followers_base : null,
    };
  });
  return { rows, source: 'raw', warnings: [] };
}
