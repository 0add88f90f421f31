import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { BUCKET_ROWS, bucketParams, overBuckets } from '../../buckets/bucket-rows.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { GRANULARITY } from '../common-choices.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { type CountRow, mediaValueRows } from './media-value-rows.js';
import { mediaValueWarnings } from './media-value-warnings.js';
import { rateParams, readRateSet } from './read-rate-set.js';

const COUNTS = overBuckets(loadSql(import.meta.url, './media-counts.sql'), BUCKET_ROWS.reach);

const BY = {
  name: 'by',
  values: ['total', 'network', 'campaign', 'content', 'team'],
  fallback: 'network',
  definition: 'What each line is about.',
} as const satisfies Choice;

const BASIS = {
  name: 'basis',
  values: ['clicks', 'clicks_and_measured_impressions'],
  fallback: 'clicks',
  definition:
    'clicks: human clicks alone. clicks_and_measured_impressions: also impressions that a network or a person reported; potential reach is never valued.',
} as const satisfies Choice;

/** What the counted clicks would have cost as advertising, by a price list with sources and dates. */
export const mediaValueReport: Report = {
  name: 'media-value',
  title: 'Media-equivalent value',
  description:
    'What the human clicks would have cost as advertising: each times the price of a click on that network on that local day, as a range from low to high, one line per currency. Only what was clicked is valued unless measured impressions are asked for too. The prices are a rate set of the organisation, each with a source; the answer names its version, and asKnownAt gives the answer of that time with the rates of that time. It is no income and no saving, and never added to what hires are worth.',
  buckets: 'reach',
  choices: [BY, GRANULARITY, BASIS],
  filters: ['team', 'campaign', 'content', 'network'],
  columns: (query) => {
    const by = chosen(query, BY);
    const hasImpressions = chosen(query, BASIS) !== 'clicks';
    return [
      ...(chosen(query, GRANULARITY) === 'none' ? [] : [dimensionColumn('period')]),
      ...(by === 'total' ? [] : [dimensionColumn(by)]),
      dimensionColumn('currency'),
      dimensionColumn('rate_set'),
      measureColumn('clicks_human'),
      measureColumn('media_cpc'),
      ...(hasImpressions
        ? [measureColumn('impressions'), measureColumn('impressions_coverage'), measureColumn('media_cpm')]
        : []),
      measureColumn('media_value_low'),
      measureColumn('media_value'),
      measureColumn('media_value_high'),
      ...(hasImpressions ? [measureColumn('media_value_of_impressions')] : []),
    ];
  },
  order: (query) => [
    ...(chosen(query, GRANULARITY) === 'none' ? [] : [{ column: 'period', direction: 'asc' } as const]),
    { column: 'clicks_human', direction: 'desc' },
    ...(chosen(query, BY) === 'total' ? [] : [{ column: chosen(query, BY), direction: 'asc' } as const]),
    { column: 'currency', direction: 'asc' },
  ],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const { tenant, zone, from } = query;
  const by = chosen(query, BY);
  const granularity = chosen(query, GRANULARITY);
  const hasImpressions = chosen(query, BASIS) !== 'clicks';
  const { shown, pool } = desk.disclosure;
  const rates = await readRateSet(desk.postgres, tenant, query.asKnownAt);
  const plan = desk.plan(true);
  const counts = await select<CountRow>(desk.clickhouse, COUNTS[plan.source], {
    ...bucketParams(plan, tenant, zone),
    ...{ by, granularity, from, shown, pool, ...query.filters },
    ...rateParams('cpc', rates.cpc),
    ...rateParams('cpm', rates.cpm),
  });
  return {
    rows: mediaValueRows(counts, rates, { period: query, granularity, by, hasImpressions }),
    source: plan.source,
    warnings: mediaValueWarnings(counts, rates, hasImpressions),
  };
}
