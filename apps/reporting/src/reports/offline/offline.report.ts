import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { GRANULARITY } from '../common-choices.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { type OfflineApplicationsRow, offlineRows, type ScansRow } from './offline-rows.js';

const SCANS = loadSql(import.meta.url, './scans.sql');
const APPLICATIONS = loadSql(import.meta.url, './applications.sql');

const BY = {
  name: 'by',
  values: ['total', 'campaign', 'team'],
  fallback: 'total',
  definition: 'What each line is about. An application with touches of two campaigns or teams is in both.',
} as const satisfies Choice;

/** QR codes on a stand and short codes said out loud: advocacy away from any screen of ours. */
export const offlineReport: Report = {
  name: 'offline',
  title: 'Offline advocacy',
  description:
    'Links whose network is offline, handed out as a QR code or spoken: which were used, how often they were opened and by how many, and the applications with such a touch anywhere in their journey. Scans are by the day of the scan, applications by the day they were received.',
  buckets: 'reach',
  choices: [BY, GRANULARITY],
  filters: ['team', 'campaign'],
  columns: (query) => [
    ...(chosen(query, GRANULARITY) === 'none' ? [] : [dimensionColumn('period')]),
    ...byColumn(chosen(query, BY)),
    measureColumn('offline_links'),
    measureColumn('clicks_human'),
    measureColumn('clicks_keyless'),
    measureColumn('unique_clickers'),
    measureColumn('offline_applications'),
  ],
  order: (query) => [
    ...(chosen(query, GRANULARITY) === 'none' ? [] : [{ column: 'period', direction: 'asc' } as const]),
    ...(chosen(query, BY) === 'total' ? [] : [{ column: 'clicks_human', direction: 'desc' } as const]),
  ],
  read,
};

function byColumn(by: (typeof BY)['values'][number]) {
  return by === 'total' ? [] : [dimensionColumn(by)];
}

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const { tenant, zone, from, to, filters } = query;
  const by = chosen(query, BY);
  const granularity = chosen(query, GRANULARITY);
  const { shown, pool } = desk.disclosure;
  const { team, campaign } = filters;
  const params = { tenant, zone, from, to, team, campaign, by, granularity, shown, pool, ...desk.known };
  const [scans, applications] = await Promise.all([
    select<ScansRow>(desk.clickhouse, SCANS, params),
    select<OfflineApplicationsRow>(desk.clickhouse, APPLICATIONS, params),
  ]);
  return {
    rows: offlineRows(scans, applications, { period: query, granularity, by }),
    source: 'raw',
    warnings: [],
  };
}
