import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type ReportQuery } from '../../parameters/report-query.js';
import {
  pairedCells,
  PAIRED_COLUMNS,
  type PairedRow,
  pairedSharesSql,
} from '../../programme/paired-shares.js';
import { programmeParams } from '../../programme/programme-sql.js';
import { NOT_AN_EFFECT } from '../../programme/not-an-effect.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { smallGroupsWarning } from '../small-groups-warning.js';

const PAIRED = pairedSharesSql(loadSql(import.meta.url, './first-completions.sql'));

/** Whole weeks, so that both windows have the same days of the week in them. */
export const TRAINING_WINDOW_DAYS = 28;

/** Who was trained, and what they shared before and after. */
export const trainingReport: Report = {
  name: 'training',
  title: 'Training',
  description:
    'Per training: people who first completed it in the period, and what they shared in the 28 days before and after. Compared are only people who were enrolled all through both windows, once the second is over. A difference, not an effect of the training.',
  buckets: 'reach',
  defaultPeriodDays: 365,
  choices: [],
  filters: [],
  columns: () => [
    dimensionColumn('training'),
    measureColumn('people_trained'),
    ...PAIRED_COLUMNS.map(measureColumn),
  ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const found = await select<PairedRow>(desk.clickhouse, PAIRED, {
    ...programmeParams(query, desk, TRAINING_WINDOW_DAYS + 1),
    window_days: TRAINING_WINDOW_DAYS,
    as_of: desk.asOf,
  });
  // People complete several trainings and there is no total to take lines from, so each line stands by itself.
  const isTold = (row: PairedRow) => row.paired_people >= desk.minGroupSize;
  const isWithheld = found.some((row) => row.paired_people > 0 && !isTold(row));
  return {
    rows: found.map((row) => ({
      training: row.label,
      people_trained: row.people,
      ...pairedCells(row, isTold(row)),
    })),
    source: 'raw',
    warnings: [NOT_AN_EFFECT, ...(isWithheld ? [smallGroupsWarning(desk.minGroupSize)] : [])],
  };
}
