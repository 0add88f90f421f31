import { PATH_MODELS } from '#domain/attribution/models.js';
import { TRACKED_KINDS } from '#domain/journeys/evidence-strength.js';
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
import { type AdvocacyHires, type AllHires, BREAKDOWNS, hiresRows } from './hires-rows.js';

const ADVOCACY = loadSql(import.meta.url, './advocacy-hires.sql');
const ALL = loadSql(import.meta.url, './all-hires.sql');

const BY = {
  name: 'by',
  values: BREAKDOWNS,
  fallback: 'total',
  definition: 'What each line is about. Lines by team, campaign and network are about touches, and overlap.',
} as const satisfies Choice;

const MODEL = {
  name: 'model',
  values: PATH_MODELS.map(({ name }) => name),
  fallback: 'last_touch',
  definition:
    'The attribution model that decides which hires advocacy won. Hires influenced do not depend on it.',
} as const satisfies Choice;

/** Hires that advocacy won, and hires it had a part in: two numbers, never one. */
export const hiresReport: Report = {
  name: 'hires',
  title: 'Hires sourced and influenced',
  description:
    'Hires that advocates won under the chosen model, hires that have any touch of an advocate in their journey, and all hires the ATS reported. The first two are different questions and are never added.',
  buckets: 'talent',
  choices: [BY, MODEL],
  filters: ['vacancy'],
  columns: (query) => [
    ...columnOf(chosen(query, BY)),
    measureColumn('hires_sourced'),
    measureColumn('hires_sourced_majority'),
    measureColumn('hires_influenced'),
    measureColumn('hires_influenced_tracked'),
    measureColumn('hires_all'),
    measureColumn('hires_internal'),
    measureColumn('hires_influenced_share'),
    measureColumn('hires_influenced_share_low'),
    measureColumn('hires_influenced_share_high'),
  ],
  order: () => [],
  read,
};

function columnOf(by: (typeof BREAKDOWNS)[number]) {
  return by === 'total' ? [] : [dimensionColumn(by)];
}

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const { tenant, zone, from, to, filters } = query;
  const by = chosen(query, BY);
  const params = { tenant, zone, from, to, vacancy: filters.vacancy, by, ...desk.known };
  const { shown, pool } = desk.disclosure;
  const advocacy = await select<AdvocacyHires>(desk.clickhouse, ADVOCACY, {
    ...params,
    model: chosen(query, MODEL),
    tracked_kinds: TRACKED_KINDS,
    shown,
    pool,
  });
  const all = await select<AllHires>(desk.clickhouse, ALL, params);
  return { rows: hiresRows(advocacy, all, by), source: 'raw', warnings: [] };
}
