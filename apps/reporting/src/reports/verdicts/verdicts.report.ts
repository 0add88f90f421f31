import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { BUCKET_ROWS, bucketParams, overBuckets } from '../../buckets/bucket-rows.js';
import { type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';

const VERDICTS = overBuckets(loadSql(import.meta.url, './verdicts.sql'), BUCKET_ROWS.verdict);

/** What became of every request on the tracked links: nothing is thrown away, so what did not count can be looked at. */
export const verdictsReport: Report = {
  name: 'verdicts',
  title: 'Requests on links by verdict',
  description:
    'Every request on the tracked links, by what it was taken for and the rule that said so. Only the verdict human counts as a click.',
  buckets: 'reach',
  choices: [],
  filters: ['network'],
  columns: () => [
    dimensionColumn('verdict'),
    dimensionColumn('rule'),
    measureColumn('requests'),
    measureColumn('share_of_requests'),
  ],
  order: () => [{ column: 'requests', direction: 'desc' }],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const plan = desk.plan(true);
  const rows = await select<{ verdict: string; rule: string; requests: number }>(
    desk.clickhouse,
    VERDICTS[plan.source],
    {
      ...bucketParams(plan, query.tenant, query.zone),
      network: query.filters.network,
    },
  );
  const all = rows.reduce((sum, { requests }) => sum + requests, 0);
  return {
    rows: rows.map((row) => ({ ...row, share_of_requests: row.requests / all })),
    source: plan.source,
    warnings: [],
  };
}
