import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { overPublishedShares, publishedSharesParams, SHARER } from '../../shares/published-shares.js';
import { GRANULARITY } from '../common-choices.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { type InteractionRow, interactionRows } from './interaction-rows.js';

const INTERACTION = overPublishedShares(loadSql(import.meta.url, './interaction.sql'));

const BY = {
  name: 'by',
  values: ['total', 'network', 'team', 'campaign'],
  fallback: 'total',
  definition: 'What each line is about.',
} as const satisfies Choice;

/** What friends did with what was shared: clicking, resharing, reacting and commenting, kept apart and side by side. */
export const interactionReport: Report = {
  name: 'interaction',
  title: 'Interaction of friends',
  description:
    'Clicks, reshares, reactions and comments on the shares of the period, whenever they happened, each with the number of shares for which that kind is known. Every rate divides over the shares of which both halves are known, and names what it divides by. The column that adds the kinds up counts only what is known.',
  buckets: 'reach',
  choices: [BY, GRANULARITY, SHARER],
  filters: ['team', 'campaign', 'content', 'network', 'vacancy'],
  columns: (query) => [
    ...(chosen(query, GRANULARITY) === 'none' ? [] : [dimensionColumn('period')]),
    ...byColumn(chosen(query, BY)),
    measureColumn('shares'),
    measureColumn('tracked_shares'),
    measureColumn('clicks_coverage'),
    measureColumn('share_clicks'),
    measureColumn('clicks_per_share'),
    measureColumn('shares_with_reshares'),
    measureColumn('reshares_coverage'),
    measureColumn('reshares'),
    measureColumn('reshares_per_share'),
    measureColumn('shares_with_reactions'),
    measureColumn('reactions_coverage'),
    measureColumn('reactions'),
    measureColumn('reactions_per_share'),
    measureColumn('shares_with_comments'),
    measureColumn('comments_coverage'),
    measureColumn('comments'),
    measureColumn('comments_per_share'),
    measureColumn('interactions_known'),
    measureColumn('shares_all_kinds'),
    measureColumn('interactions_coverage'),
    measureColumn('click_through_shares'),
    measureColumn('click_through_clicks'),
    measureColumn('click_through_impressions'),
    measureColumn('click_through_rate'),
    measureColumn('shown_shares'),
    measureColumn('network_interactions'),
    measureColumn('shown_impressions'),
    measureColumn('network_interactions_per_1000'),
    measureColumn('shares_with_audience'),
    measureColumn('interactions_with_audience'),
    measureColumn('potential_exposures'),
    measureColumn('interactions_per_1000_potential'),
  ],
  order: (query) => [
    ...(chosen(query, GRANULARITY) === 'none' ? [] : [{ column: 'period', direction: 'asc' } as const]),
    ...(chosen(query, BY) === 'total' ? [] : [{ column: 'share_clicks', direction: 'desc' } as const]),
  ],
  read,
};

function byColumn(by: (typeof BY)['values'][number]) {
  return by === 'total' ? [] : [dimensionColumn(by)];
}

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const by = chosen(query, BY);
  const granularity = chosen(query, GRANULARITY);
  const { shown, pool } = desk.disclosure;
  const rows = await select<InteractionRow>(desk.clickhouse, INTERACTION, {
    ...publishedSharesParams(query, desk, chosen(query, SHARER)),
    by,
    granularity,
    shown,
    pool,
  });
  return { rows: interactionRows(rows, { period: query, granularity, by }), source: 'raw', warnings: [] };
}
