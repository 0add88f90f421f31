import { loadSql } from '#shared/sql/load-sql.js';
import { type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';

const REJECTED = loadSql(import.meta.url, './rejected.sql');

/** Events that could not be accepted. They are not lost: each is kept as sent and can be mended and sent again. */
export const rejectedReport: Report = {
  name: 'rejected',
  title: 'Rejected events by reason',
  description:
    'Events that could not be accepted, by reason and by the day they were received. Read from the list of rejected events itself.',
  buckets: undefined,
  choices: [],
  filters: [],
  columns: () => [
    dimensionColumn('reason'),
    measureColumn('rejected_events'),
    measureColumn('replayed_events'),
  ],
  order: () => [{ column: 'rejected_events', direction: 'desc' }],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const { tenant, from, to, zone, asKnownAt } = query;
  const { rows } = await desk.postgres.query<{
    reason: string;
    rejected_events: number;
    replayed_events: number;
  }>(REJECTED, [tenant, from, to, zone, asKnownAt ?? 'infinity']);
  return { rows, source: 'raw', warnings: [] };
}
