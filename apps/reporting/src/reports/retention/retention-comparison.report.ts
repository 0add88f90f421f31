import { exclusionWarning } from '../../hires/exclusion-warning.js';
import { readEmployedHires } from '../../hires/employed-hires.js';
import { ADVOCACY } from '../../hires/source-class.js';
import { chosen, type ReportQuery } from '../../parameters/report-query.js';
import { measureColumn, type Report, type ReportAnswer, type ReportDesk } from '../report.js';
import { smallGroupsWarning } from '../small-groups-warning.js';
import { advocacyGroups } from './advocacy-groups.js';
import { retentionComparisonRow } from './retention-comparison-row.js';
import { RETENTION_PERIOD_DAYS } from './retention.report.js';

/** Whether advocacy hires stay longer than the others, as far as chance goes. */
export const retentionComparisonReport: Report = {
  name: 'retention-comparison',
  title: 'Retention, compared',
  description:
    'Advocacy hires against the others in one row: the log-rank test over all of the time they are followed, and the average number of the first days (a year, if at least as many people as may be shown are followed so long) that each group stayed, with the difference in days. The groups may differ in more than the source; see matched-comparison.',
  buckets: undefined,
  defaultPeriodDays: RETENTION_PERIOD_DAYS,
  choices: [ADVOCACY],
  filters: [],
  columns: () => [
    measureColumn('advocacy_employees'),
    measureColumn('other_employees'),
    measureColumn('advocacy_employees_left'),
    measureColumn('advocacy_leavers_expected'),
    measureColumn('other_employees_left'),
    measureColumn('other_leavers_expected'),
    measureColumn('log_rank_chi_square'),
    measureColumn('log_rank_p'),
    measureColumn('restricted_to_days'),
    measureColumn('advocacy_restricted_mean'),
    measureColumn('other_restricted_mean'),
    measureColumn('restricted_mean_difference'),
    measureColumn('restricted_mean_difference_low'),
    measureColumn('restricted_mean_difference_high'),
    measureColumn('restricted_mean_difference_p'),
  ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const { hires, excluded } = await readEmployedHires(query, desk);
  const groups = advocacyGroups(hires, chosen(query, ADVOCACY));
  const row = retentionComparisonRow(groups, desk.minGroupSize);
  return {
    rows: row === undefined ? [] : [row],
    source: 'raw',
    warnings: [
      ...exclusionWarning(excluded),
      ...(row === undefined ? [smallGroupsWarning(desk.minGroupSize)] : []),
    ],
  };
}
