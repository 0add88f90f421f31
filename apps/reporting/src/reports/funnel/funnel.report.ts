import { STAGES } from '#domain/events/talent.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { linesOfModel } from '../from-model.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { cohortFunnel, type CohortRow, outcomeFunnel } from './funnel-rows.js';

const COHORT = loadSql(import.meta.url, './cohort.sql');

const BY = {
  name: 'by',
  values: ['total', 'vacancy'],
  fallback: 'total',
  definition: 'What each funnel is about.',
} as const satisfies Choice;

const BASIS = {
  name: 'basis',
  values: ['cohort', 'outcome'],
  fallback: 'cohort',
  definition:
    'cohort: the applications received in the period and how far they have come by now, with rates. outcome: what happened in the period, whenever the application came in; it adds up with the attribution report and has no rates.',
} as const satisfies Choice;

/** From application to hire. */
export const funnelReport: Report = {
  name: 'funnel',
  title: 'Recruitment funnel',
  description:
    'Applications by the stage they reached, with rates and their 95 % intervals, reversed outcomes apart, and internal mobility apart from people from outside.',
  buckets: 'talent',
  choices: [BY, BASIS],
  filters: ['vacancy'],
  columns: (query) => [
    ...(chosen(query, BY) === 'total' ? [] : [dimensionColumn('vacancy')]),
    dimensionColumn('mobility'),
    dimensionColumn('stage'),
    measureColumn('outcomes'),
    measureColumn('reversed'),
    measureColumn('from_previous'),
    measureColumn('from_previous_low'),
    measureColumn('from_previous_high'),
    measureColumn('from_application'),
    measureColumn('from_application_low'),
    measureColumn('from_application_high'),
  ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const by = chosen(query, BY);
  const { vacancy } = query.filters;
  if (chosen(query, BASIS) === 'cohort') {
    const { tenant, zone, from, to } = query;
    const rows = await select<CohortRow>(desk.clickhouse, COHORT, {
      tenant,
      zone,
      from,
      to,
      by,
      vacancy,
      stages: STAGES,
      ...desk.known,
    });
    return { rows: cohortFunnel(rows, by), source: 'raw', warnings: [] };
  }
  const { rows, source } = await linesOfModel(query, desk, {
    measures: ['outcomes', 'reversed'],
    dimensions: [...(by === 'vacancy' ? (['vacancy'] as const) : []), 'mobility', 'stage'],
    granularity: 'none',
    emptyBuckets: false,
  });
  return { rows: outcomeFunnel(rows, by), source, warnings: [NO_RATES] };
}

const NO_RATES = {
  code: 'no_rates',
  detail:
    'Outcomes of a period belong to applications of earlier periods, so no rates are given. Ask basis=cohort for rates.',
};
