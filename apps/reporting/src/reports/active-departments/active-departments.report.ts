import { type Day } from '#domain/ids.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type ReportQuery } from '../../parameters/report-query.js';
import { overProgramme, programmeParams } from '../../programme/programme-sql.js';
import { untilToday } from '../../programme/until-today.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { periodLabel, periodLabels } from '../time-series.js';

const WEEKS = overProgramme(loadSql(import.meta.url, './active-departments.sql'));

interface WeekRow {
  readonly week: Day;
  readonly teams_enrolled: number;
  readonly teams_active: number;
}

/** Whether departments give it attention every week. */
export const activeDepartmentsReport: Report = {
  name: 'active-departments',
  title: 'Active departments by week',
  description:
    'Per ISO week: teams in which at least k people shared, of the teams in which at least k people were enrolled; k is the smallest group that reports show. A team is counted, never named. A week of which only some days are asked, or have come, counts those.',
  buckets: 'reach',
  defaultPeriodDays: 91,
  choices: [],
  filters: [],
  columns: () => [
    dimensionColumn('period'),
    measureColumn('teams_enrolled'),
    measureColumn('teams_active'),
    measureColumn('teams_active_rate'),
  ],
  order: () => [],
  read,
};

async function read(asked: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const query = untilToday(asked, desk);
  if (query.from > query.to) return { rows: [], source: 'raw', warnings: [] };
  const rows = await select<WeekRow>(desk.clickhouse, WEEKS, {
    ...programmeParams(query, desk),
    k: desk.minGroupSize,
  });
  const found = new Map(rows.map((row) => [periodLabel(row.week, 'week'), row]));
  return {
    rows: periodLabels(query, 'week').map((period) => {
      const { teams_enrolled = 0, teams_active = 0 } = found.get(period) ?? {};
      return {
        period,
        teams_enrolled,
        teams_active,
        teams_active_rate: teams_enrolled === 0 ? null : teams_active / teams_enrolled,
      };
    }),
    source: 'raw',
    warnings: [],
  };
}
