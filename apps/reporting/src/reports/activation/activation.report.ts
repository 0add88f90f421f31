import { localDay } from '#domain/time/local-day.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { overProgramme, programmeParams } from '../../programme/programme-sql.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { smallGroupsWarning } from '../small-groups-warning.js';
import { activationRows, type CohortRow, WINDOWS_DAYS } from './activation-rows.js';

const COHORTS = overProgramme(loadSql(import.meta.url, './activation.sql'));

const BY = {
  name: 'by',
  values: ['total', 'team'],
  fallback: 'total',
  definition:
    'Everybody who enrolled in the month; or by the team of their first enrolment, small ones together.',
} as const satisfies Choice;

/** Whether people who join begin to share. */
export const activationReport: Report = {
  name: 'activation',
  title: 'Activation',
  description:
    'People by the month in which they first enrolled, and how many of them shared within 7, 30 and 90 days. A rate is empty until everybody in the cohort has had that many days: a young cohort would look too low. Cohorts are compared with one another, not with a target.',
  buckets: 'reach',
  defaultPeriodDays: 365,
  choices: [BY],
  filters: [],
  columns: (query) => [
    dimensionColumn('cohort'),
    ...(chosen(query, BY) === 'team' ? [dimensionColumn('team')] : []),
    dimensionColumn('within_days'),
    measureColumn('cohort_people'),
    measureColumn('activated'),
    measureColumn('activation_rate'),
    measureColumn('activation_rate_low'),
    measureColumn('activation_rate_high'),
  ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const { shown, pool } = desk.disclosure;
  const by = chosen(query, BY);
  const cohorts = await select<CohortRow>(desk.clickhouse, COHORTS, {
    // A day more, because the last window may end an hour into it when clocks change.
    ...programmeParams(query, desk, Math.max(...WINDOWS_DAYS) + 1),
    by,
    shown,
    pool,
    windows: WINDOWS_DAYS,
  });
  const rows = activationRows(cohorts, {
    period: query,
    isByTeam: by === 'team',
    k: desk.minGroupSize,
    today: localDay(query.zone)(desk.asOf),
  });
  const isWithheld = cohorts.some(({ people }) => people < desk.minGroupSize);
  return { rows, source: 'raw', warnings: isWithheld ? [smallGroupsWarning(desk.minGroupSize)] : [] };
}
