import { PATH_MODELS } from '#domain/attribution/models.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { requireModel } from '../../hires/require-model.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { linesOfModel } from '../from-model.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
  type Warning,
} from '../report.js';
import { type HiresRow, leaderboardRows, RANKED_BY } from './leaderboard-rows.js';

const HIRES = loadSql(import.meta.url, './hires.sql');

/** There is one breakdown. That it is called `by` is what asks for the organisation's recorded decision and for opting in. */
const BY = {
  name: 'by',
  values: ['advocate'],
  fallback: 'advocate',
  definition: 'A line per person who opted in to be shown by name.',
} as const satisfies Choice;

const RANK = {
  name: 'rank',
  values: RANKED_BY,
  fallback: 'clicks_human',
  definition: 'What places are given by. All of it is shown whatever is chosen.',
} as const satisfies Choice;

const MODEL = {
  name: 'model',
  values: PATH_MODELS.map(({ name }) => name),
  fallback: 'last_touch',
  definition: 'The attribution model that divides hires.',
} as const satisfies Choice;

/** Who did most, among those who want to be on a list. */
export const leaderboardReport: Report = {
  name: 'leaderboard',
  title: 'Leaderboard',
  description:
    'Shares, clicks and credited hires per person, only of people who opted in to be shown by name, and only where the organisation recorded the decision that allows it. Nobody else is on it, not even added together: a place is a place among those listed.',
  buckets: 'reach',
  choices: [BY, RANK, MODEL],
  filters: ['campaign', 'network'],
  columns: () => [
    measureColumn('place'),
    dimensionColumn('advocate'),
    measureColumn('shares'),
    measureColumn('clicks_human'),
    measureColumn('unique_clickers'),
    measureColumn('fair_share'),
    measureColumn('hires_sourced'),
  ],
  order: () => [
    { column: 'place', direction: 'asc' },
    { column: 'advocate', direction: 'asc' },
  ],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const { tenant, zone, from, to, filters } = query;
  const model = chosen(query, MODEL);
  await requireModel(desk, tenant, model, 'Credited hires');
  const { shown, suppressed } = desk.disclosure;
  const { rows, source } = await linesOfModel(query, desk, {
    measures: ['shares', 'clicks_human', 'unique_clickers', 'fair_share'],
    dimensions: ['advocate'],
    granularity: 'none',
    emptyBuckets: false,
  });
  const hires = await select<HiresRow>(desk.clickhouse, HIRES, {
    tenant,
    zone,
    from,
    to,
    model,
    shown,
    campaign: filters.campaign,
    network: filters.network,
    ...desk.known,
  });
  return {
    rows: leaderboardRows(shown, rows, hires, chosen(query, RANK)),
    // Hires are never read from a rollup here.
    source: source === 'raw' ? 'raw' : 'mixed',
    warnings: suppressed.map(notListed),
  };
}

function notListed({ groups }: ReportDesk['disclosure']['suppressed'][number]): Warning {
  return {
    code: 'not_listed',
    detail: `${String(groups)} people are not listed and have no line together either: they did not opt in to be shown by name, or keep those who did not from being worked out.`,
  };
}
