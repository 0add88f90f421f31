import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { NOT_AN_EFFECT } from '../../programme/not-an-effect.js';
import { PAIRED_COLUMNS, type PairedRow, pairedSharesSql } from '../../programme/paired-shares.js';
import { overProgramme, programmeParams } from '../../programme/programme-sql.js';
import { GRANULARITY } from '../common-choices.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { smallGroupsWarning } from '../small-groups-warning.js';
import { periodLabels } from '../time-series.js';
import { recognitionRows, type RecognitionRow } from './recognition-rows.js';

const RECOGNITIONS = overProgramme(loadSql(import.meta.url, './recognitions.sql'));
const PAIRED = pairedSharesSql(loadSql(import.meta.url, './first-recognitions.sql'));

export const RECOGNITION_WINDOW_DAYS = 30;

const BY = {
  name: 'by',
  values: ['recognition_kind', 'team', 'total'],
  fallback: 'recognition_kind',
  definition: 'What each line is about. Who was recognised is never named.',
} as const satisfies Choice;

/** Who says thank you, and what people shared around it. */
export const recognitionReport: Report = {
  name: 'recognition',
  title: 'Recognition',
  description:
    'Recognitions given and people recognised; and of those whose first recognition lies in the period, what they shared in the 30 days before and after it. Compared are only people who were enrolled all through both windows, once the second is over. A difference, not an effect of the recognition.',
  buckets: 'reach',
  defaultPeriodDays: 365,
  choices: [BY, GRANULARITY],
  filters: [],
  columns: (query) => [
    ...(chosen(query, GRANULARITY) === 'none' ? [] : [dimensionColumn('period')]),
    ...(chosen(query, BY) === 'total' ? [] : [dimensionColumn(dimensionOfBy(query))]),
    measureColumn('recognitions'),
    measureColumn('people_recognised'),
    ...PAIRED_COLUMNS.map(measureColumn),
  ],
  order: () => [],
  read,
};

function dimensionOfBy(query: Pick<ReportQuery, 'choices'>): 'team' | 'recognition_kind' {
  return chosen(query, BY) === 'team' ? 'team' : 'recognition_kind';
}

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const by = chosen(query, BY);
  const granularity = chosen(query, GRANULARITY);
  const { shown, pool } = desk.disclosure;
  const params = {
    ...programmeParams(query, desk, RECOGNITION_WINDOW_DAYS + 1),
    by,
    granularity,
    shown,
    pool,
    window_days: RECOGNITION_WINDOW_DAYS,
    as_of: desk.asOf,
  };
  const [given, paired] = await Promise.all([
    select<RecognitionRow>(desk.clickhouse, RECOGNITIONS, params),
    select<PairedRow>(desk.clickhouse, PAIRED, params),
  ]);
  const rows = recognitionRows(given, paired, {
    periods: periodLabels(query, granularity),
    granularity,
    by,
    k: desk.minGroupSize,
  });
  const isWithheld = rows.some((row) => Number(row['paired_people']) > 0 && row['shares_before'] === null);
  return {
    rows,
    source: 'raw',
    warnings: [NOT_AN_EFFECT, ...(isWithheld ? [smallGroupsWarning(desk.minGroupSize)] : [])],
  };
}
