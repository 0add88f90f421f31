import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { overPublishedShares, publishedSharesParams } from '../../shares/published-shares.js';
import { GRANULARITY } from '../common-choices.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
  type Warning,
} from '../report.js';
import { smallGroupsWarning } from '../small-groups-warning.js';
import { type OwnWordsRow, ownWordsRows } from './own-words-rows.js';

const OWN_WORDS = overPublishedShares(loadSql(import.meta.url, './own-words.sql'));

const BY = {
  name: 'by',
  values: ['total', 'team', 'network', 'content'],
  fallback: 'total',
  definition: 'What each line is about.',
} as const satisfies Choice;

const A_DIFFERENCE: Warning = {
  code: 'not_caused',
  detail:
    'Who writes in their own words, and about what, differs from who does not. That their shares do better or worse is a difference, not what the words did.',
};

/** How much of what is shared is in people's own words, and what comes of it. */
export const ownWordsReport: Report = {
  name: 'own-words',
  title: 'Own words',
  description:
    'Shares of advocates whose text was made their own, shared as it was offered, or of which that is not known; and the clicks and reactions of the first two kinds per share, side by side.',
  buckets: 'reach',
  choices: [BY, GRANULARITY],
  filters: ['team', 'campaign', 'content', 'network', 'vacancy'],
  columns: (query) => [
    ...(chosen(query, GRANULARITY) === 'none' ? [] : [dimensionColumn('period')]),
    ...byColumn(chosen(query, BY)),
    measureColumn('shares'),
    measureColumn('sharers'),
    measureColumn('shares_own_words'),
    measureColumn('shares_as_offered'),
    measureColumn('shares_words_unknown'),
    measureColumn('own_words_share'),
    measureColumn('own_words_coverage'),
    measureColumn('own_tracked_shares'),
    measureColumn('own_clicks'),
    measureColumn('own_clicks_per_share'),
    measureColumn('offered_tracked_shares'),
    measureColumn('offered_clicks'),
    measureColumn('offered_clicks_per_share'),
    measureColumn('own_clicks_times'),
    measureColumn('own_clicks_times_low'),
    measureColumn('own_clicks_times_high'),
    measureColumn('own_reacted_shares'),
    measureColumn('own_reactions'),
    measureColumn('own_reactions_per_share'),
    measureColumn('offered_reacted_shares'),
    measureColumn('offered_reactions'),
    measureColumn('offered_reactions_per_share'),
    measureColumn('own_reactions_times'),
    measureColumn('own_reactions_times_low'),
    measureColumn('own_reactions_times_high'),
  ],
  order: (query) => [
    ...(chosen(query, GRANULARITY) === 'none' ? [] : [{ column: 'period', direction: 'asc' } as const]),
    ...(chosen(query, BY) === 'total' ? [] : [{ column: 'shares', direction: 'desc' } as const]),
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
  const found = await select<OwnWordsRow>(desk.clickhouse, OWN_WORDS, {
    ...publishedSharesParams(query, desk, 'advocate'),
    by,
    granularity,
    shown,
    pool,
  });
  const { minGroupSize } = desk;
  const { rows, isWithheld } = ownWordsRows(found, { period: query, granularity, by, minGroupSize });
  return {
    rows,
    source: 'raw',
    warnings: isWithheld ? [A_DIFFERENCE, smallGroupsWarning(minGroupSize)] : [A_DIFFERENCE],
  };
}
