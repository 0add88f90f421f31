import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { overPublishedShares, publishedSharesParams } from '../../shares/published-shares.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { smallGroupsWarning } from '../small-groups-warning.js';
import {
  type ClicksRow,
  CONTENT_BREAKDOWNS,
  type ContentRow,
  contentRows,
  NAMED_IN,
  type ContentBreakdown,
} from './content-rows.js';
import { type MembershipRow, type OfferRow } from './offered-people.js';

const CONTENT = overPublishedShares(loadSql(import.meta.url, './content.sql'));
const CLICKS = loadSql(import.meta.url, './clicks.sql');
const OFFERS = loadSql(import.meta.url, './offers.sql');
const MEMBERSHIPS = loadSql(import.meta.url, './memberships.sql');

const BY = {
  name: 'by',
  values: CONTENT_BREAKDOWNS,
  fallback: 'content',
  definition: 'What each line is about.',
} as const satisfies Choice;

/** What was offered, how many took it up, and what came of it. */
export const contentReport: Report = {
  name: 'content',
  title: 'Content and vacancies',
  description:
    'Per content item, vacancy, kind or campaign: to how many people it was offered, how many of them shared it, and what came of the shares advocates made in the period, whenever that was. The company page has no part in it. The column Human clicks alone is by the day of the click, also on older shares.',
  buckets: 'reach',
  choices: [BY],
  filters: ['campaign', 'content', 'network', 'vacancy'],
  columns: (query) => [
    ...byColumn(chosen(query, BY)),
    measureColumn('offered_people'),
    measureColumn('offered_sharers'),
    measureColumn('share_rate'),
    measureColumn('items_offered'),
    measureColumn('items_taken_up'),
    measureColumn('hours_to_first_share'),
    measureColumn('shares'),
    measureColumn('sharers'),
    measureColumn('shares_own_words'),
    measureColumn('shares_as_offered'),
    measureColumn('own_words_share'),
    measureColumn('tracked_shares'),
    measureColumn('clicks_coverage'),
    measureColumn('share_clicks'),
    measureColumn('clicks_per_share'),
    measureColumn('clicks_per_share_median'),
    measureColumn('clicks_human'),
    measureColumn('shares_measured'),
    measureColumn('coverage'),
    measureColumn('reactions'),
    measureColumn('comments'),
    measureColumn('reshares'),
    measureColumn('vacancy_shares_own_network'),
    measureColumn('vacancies_own_network'),
  ],
  order: (query) => (chosen(query, BY) === 'total' ? [] : [{ column: 'shares', direction: 'desc' }]),
  read,
};

function byColumn(by: ContentBreakdown) {
  return by === 'total' ? [] : [dimensionColumn(NAMED_IN[by])];
}

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const by = chosen(query, BY);
  const params = { ...publishedSharesParams(query, desk, 'advocate'), by };
  const [shares, clicks, offers, memberships] = await Promise.all([
    select<ContentRow>(desk.clickhouse, CONTENT, params),
    select<ClicksRow>(desk.clickhouse, CLICKS, params),
    select<OfferRow>(desk.clickhouse, OFFERS, params),
    select<MembershipRow>(desk.clickhouse, MEMBERSHIPS, params),
  ]);
  const { minGroupSize } = desk;
  const { rows, isWithheld } = contentRows({ shares, clicks, offers, memberships }, by, minGroupSize);
  return { rows, source: 'raw', warnings: isWithheld ? [smallGroupsWarning(minGroupSize)] : [] };
}
