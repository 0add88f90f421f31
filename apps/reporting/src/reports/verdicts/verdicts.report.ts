import { type ReportQuery } from '../../parameters/report-query.js';
import { linesOfModel } from '../from-model.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';

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
  const lines = await linesOfModel(query, desk, {
    measures: ['requests', 'share_of_requests'],
    dimensions: ['verdict', 'rule'],
    granularity: 'none',
    emptyBuckets: false,
  });
  return { ...lines, warnings: [] };
}
