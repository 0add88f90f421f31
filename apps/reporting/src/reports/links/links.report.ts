import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
  type ReportRow,
} from '../report.js';

const ACTIVE_LINKS = loadSql(import.meta.url, './active-links.sql');
const LINKS = loadSql(import.meta.url, './links.sql');

const BY = {
  name: 'by',
  values: ['total', 'network', 'campaign', 'sharer'],
  fallback: 'total',
  definition: 'What each line is about.',
} as const satisfies Choice;

/** A row of links.sql. */
interface LinksRow {
  readonly member: string;
  readonly links_standing: number;
  readonly links_created: number;
  readonly links_active: number;
  readonly destinations_created: number;
  readonly destinations_active: number;
}

const NOTHING: Omit<LinksRow, 'member'> = {
  links_standing: 0,
  links_created: 0,
  links_active: 0,
  destinations_created: 0,
  destinations_active: 0,
};

/** Whether there are links to the company, and whether anybody follows them. */
export const linksReport: Report = {
  name: 'links',
  title: 'Tracked links',
  description:
    'Tracked links made in the period, those that were there at its end, those with a human click in it, and to how many different addresses they lead. Only counts: no link and no address is shown.',
  buckets: 'reach',
  choices: [BY],
  filters: ['campaign', 'network'],
  columns: (query) => [
    ...byColumn(chosen(query, BY)),
    measureColumn('links_standing'),
    measureColumn('links_created'),
    measureColumn('links_active'),
    measureColumn('destinations_created'),
    measureColumn('destinations_active'),
  ],
  order: (query) => (chosen(query, BY) === 'total' ? [] : [{ column: 'links_active', direction: 'desc' }]),
  read,
};

function byColumn(by: (typeof BY)['values'][number]) {
  return by === 'total' ? [] : [dimensionColumn(by)];
}

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const { tenant, zone, from, to, filters } = query;
  const by = chosen(query, BY);
  const active = await select<{ code: string }>(desk.clickhouse, ACTIVE_LINKS, {
    tenant,
    zone,
    from,
    to,
    as_known_at: desk.known.as_known_at,
  });
  const { rows } = await desk.postgres.query<LinksRow>(LINKS, [
    tenant,
    by,
    zone,
    from,
    to,
    active.map(({ code }) => code),
    desk.asOf,
    filters.network,
    filters.campaign,
  ]);
  const lines = by === 'total' && rows.length === 0 ? [{ member: '', ...NOTHING }] : rows;
  return {
    rows: lines.map(({ member, ...counts }): ReportRow => ({
      ...(by === 'total' ? {} : { [by]: member }),
      ...counts,
    })),
    source: 'raw',
    warnings: [],
  };
}
