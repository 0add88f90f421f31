import { type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { claimsRows } from './claims-rows.js';
import { readClaims } from './read-claims.js';

/** What is said of employee advocacy, tested on the organisation's own numbers. */
export const claimsReport: Report = {
  name: 'claims',
  title: 'Claims, tested',
  description:
    'What is commonly said of employee advocacy, each as a number of this organisation with its interval and a plain verdict: supported, not supported, not enough data, or cannot be measured here.',
  buckets: 'reach',
  defaultPeriodDays: 365,
  choices: [],
  filters: [],
  columns: () => [
    dimensionColumn('claim'),
    dimensionColumn('claim_means'),
    measureColumn('claimed_value'),
    measureColumn('measured_value'),
    measureColumn('measured_value_low'),
    measureColumn('measured_value_high'),
    dimensionColumn('claim_verdict'),
    measureColumn('advocacy_part'),
    measureColumn('advocacy_whole'),
    measureColumn('other_part'),
    measureColumn('other_whole'),
    dimensionColumn('claim_note'),
  ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  return { rows: claimsRows(await readClaims(query, desk), desk.minGroupSize), source: 'raw', warnings: [] };
}
