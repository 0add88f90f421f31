import { localDay } from '#domain/time/local-day.js';
import { exclusionWarning } from '../../hires/exclusion-warning.js';
import { readEmployedHires } from '../../hires/employed-hires.js';
import { ADVOCACY } from '../../hires/source-class.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
  type ReportRow,
} from '../report.js';
import { advocacyGroups } from '../retention/advocacy-groups.js';
import { RETENTION_PERIOD_DAYS } from '../retention/retention.report.js';
import { smallGroupsWarning } from '../small-groups-warning.js';
import { balanceRows } from './balance-rows.js';
import { comparisonRows } from './comparison-rows.js';

const TABLE = {
  name: 'table',
  values: ['comparison', 'balance'],
  fallback: 'comparison',
  definition:
    'comparison: retention and time to hire within the sets. balance: how alike the groups are, before matching and within the sets.',
} as const satisfies Choice;

/** Advocacy hires against others for the same role, at the same site, who started in the same quarter. */
export const matchedComparisonReport: Report = {
  name: 'matched-comparison',
  title: 'Matched comparison',
  description:
    'Advocacy hires compared with others of the same role and site who started in the same quarter: exact matching only, no model of who gets referred. Whoever has no counterpart is left out and counted. Retention comes from the employments that the HR system reports, not from the stages of the recruitment system. What was not matched on can still differ; the E-value says how strong that would have to be.',
  buckets: undefined,
  defaultPeriodDays: RETENTION_PERIOD_DAYS,
  choices: [ADVOCACY, TABLE],
  filters: [],
  columns: (query) =>
    chosen(query, TABLE) === 'balance'
      ? [dimensionColumn('covariate'), measureColumn('smd_before'), measureColumn('smd_after')]
      : [
          dimensionColumn('compared'),
          measureColumn('matched_sets'),
          measureColumn('advocacy_matched'),
          measureColumn('other_matched'),
          measureColumn('advocacy_unmatched'),
          measureColumn('other_unmatched'),
          measureColumn('advocacy_value'),
          measureColumn('other_value'),
          measureColumn('matched_difference'),
          measureColumn('matched_difference_low'),
          measureColumn('matched_difference_high'),
          measureColumn('matched_ratio'),
          measureColumn('matched_ratio_low'),
          measureColumn('matched_ratio_high'),
          measureColumn('e_value'),
          measureColumn('e_value_of_interval'),
        ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const { hires, excluded } = await readEmployedHires(query, desk);
  const groups = advocacyGroups(hires, chosen(query, ADVOCACY));
  const k = desk.minGroupSize;
  const rows: ReportRow[] =
    chosen(query, TABLE) === 'balance'
      ? balanceRows(groups, k)
      : comparisonRows(groups, localDay(query.zone)(desk.asOf), k);
  const isWithheld = rows.some((row) => row['matched_sets'] === null || row['smd_after'] === null);
  return {
    rows,
    source: 'raw',
    warnings: [...exclusionWarning(excluded), ...(isWithheld ? [smallGroupsWarning(k)] : [])],
  };
}
