import { exclusionWarning } from '../../hires/exclusion-warning.js';
import { readEmployedHires } from '../../hires/employed-hires.js';
import { ADVOCACY } from '../../hires/source-class.js';
import { chosen, type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { smallGroupsWarning } from '../small-groups-warning.js';
import { advocacyGroups } from './advocacy-groups.js';
import { retentionRows } from './retention-rows.js';

/** Two years of starts: a year of retention is only known of people who started more than a year ago. */
export const RETENTION_PERIOD_DAYS = 730;

/** How long hires stay. */
export const retentionReport: Report = {
  name: 'retention',
  title: 'Retention',
  description:
    'Of the people hired from outside whose employment started in the period, how many are still here after so many days: Kaplan-Meier curves of advocacy hires and the others, with the people at risk. Retention comes from the employments that the HR system reports, not from the stages of the recruitment system. The groups may differ in more than the source; see matched-comparison.',
  buckets: undefined,
  defaultPeriodDays: RETENTION_PERIOD_DAYS,
  choices: [ADVOCACY],
  filters: [],
  columns: () => [
    dimensionColumn('advocacy_group'),
    measureColumn('days_since_start'),
    measureColumn('employees_at_risk'),
    measureColumn('employees_left'),
    measureColumn('retained_share'),
    measureColumn('retained_error'),
    measureColumn('retained_low'),
    measureColumn('retained_high'),
  ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const { hires, excluded } = await readEmployedHires(query, desk);
  const rows = retentionRows(advocacyGroups(hires, chosen(query, ADVOCACY)), desk.minGroupSize);
  const isWithheld = rows.some((row) => row['employees_at_risk'] === null);
  return {
    rows,
    source: 'raw',
    warnings: [...exclusionWarning(excluded), ...(isWithheld ? [smallGroupsWarning(desk.minGroupSize)] : [])],
  };
}
