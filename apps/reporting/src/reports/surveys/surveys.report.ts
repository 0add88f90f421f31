import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { smallGroupsWarning } from '../small-groups-warning.js';
import { type GroupSize, INDEX_QUESTIONS, surveyRows, type Wave } from './survey-rows.js';
import { type AnswerRow } from './told-lines.js';

const WAVES = loadSql(import.meta.url, './waves.sql');
const ANSWERS = loadSql(import.meta.url, './answers.sql');
const GROUP_SIZES = loadSql(import.meta.url, './group-sizes.sql');

const BY = {
  name: 'by',
  values: ['survey_group', 'total'],
  fallback: 'survey_group',
  definition: 'A line for everybody and one per group, small ones together; or everybody alone.',
} as const satisfies Choice;

/** What colleagues say, anonymously. */
export const surveysReport: Report = {
  name: 'surveys',
  title: 'Surveys',
  description:
    'Anonymous answers from 1 to 5 per wave and question: how many, their mean and spread, and the difference to the wave before with its interval. A wave belongs to the period in which its first answer came. Groups with fewer than k answers are one line together.',
  buckets: 'reach',
  defaultPeriodDays: 730,
  choices: [BY],
  filters: [],
  columns: (query) => [
    dimensionColumn('survey_wave'),
    dimensionColumn('survey_question'),
    ...(chosen(query, BY) === 'total' ? [] : [dimensionColumn('survey_group')]),
    measureColumn('survey_answers'),
    measureColumn('survey_group_size'),
    measureColumn('survey_response_rate'),
    measureColumn('survey_mean'),
    measureColumn('survey_answers_1'),
    measureColumn('survey_answers_2'),
    measureColumn('survey_answers_3'),
    measureColumn('survey_answers_4'),
    measureColumn('survey_answers_5'),
    measureColumn('survey_difference'),
    measureColumn('survey_difference_low'),
    measureColumn('survey_difference_high'),
  ],
  order: () => [],
  read,
};

async function read(
  query: ReportQuery,
  { clickhouse, known, minGroupSize }: ReportDesk,
): Promise<ReportAnswer> {
  const params = {
    tenant: query.tenant,
    zone: query.zone,
    as_known_at: known.as_known_at,
    index: INDEX_QUESTIONS,
  };
  const [waves, answers, sizes] = await Promise.all([
    select<Wave>(clickhouse, WAVES, params),
    select<AnswerRow>(clickhouse, ANSWERS, params),
    select<GroupSize>(clickhouse, GROUP_SIZES, params),
  ]);
  const isByGroup = chosen(query, BY) === 'survey_group';
  const rows = surveyRows({ waves, answers, sizes }, query, isByGroup, minGroupSize);
  const isWithheld = rows.some(
    (row) => row['survey_mean'] === null || row['survey_group'] === '(small groups)',
  );
  return { rows, source: 'raw', warnings: isWithheld ? [smallGroupsWarning(minGroupSize)] : [] };
}
