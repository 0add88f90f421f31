import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { chosen, type ReportQuery } from '../../parameters/report-query.js';
import { readPeriodSpans } from '../../programme/period-spans.js';
import { overProgramme, programmeParams } from '../../programme/programme-sql.js';
import { type StockChange, STOCKS, stocksOf } from '../../programme/stocks.js';
import { BY_TEAM } from '../../programme/team-choice.js';
import { untilToday } from '../../programme/until-today.js';
import { GRANULARITY } from '../common-choices.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { smallGroupsWarning } from '../small-groups-warning.js';
import {
  burdenRows,
  type OffersRow,
  type OffersSharedRow,
  type OptOutsRow,
  type SharesRow,
} from './burden-rows.js';

const OFFER = loadSql(import.meta.url, './offer.sql');
const SHARES = overProgramme(loadSql(import.meta.url, './shares-per-person.sql'));
const OFFERS = overProgramme(loadSql(import.meta.url, './offers.sql'), { offer: OFFER });
const OFFERS_SHARED = overProgramme(loadSql(import.meta.url, './offers-shared.sql'), { offer: OFFER });
const OPT_OUTS = overProgramme(loadSql(import.meta.url, './opt-outs.sql'));

/** How long after an offer a share of the item counts as taking it up. */
export const OFFER_WINDOW_DAYS = 28;

/** Whether it is becoming another task. */
export const burdenReport: Report = {
  name: 'burden',
  title: 'Burden',
  description:
    'How often those who share do so, how much of it in the evening and at weekends, how many offers people get and take up, and who draws back. Only about groups: nobody has a line of their own here, whatever they opted in to.',
  buckets: 'reach',
  choices: [BY_TEAM, GRANULARITY],
  filters: [],
  columns: (query) => [
    ...(chosen(query, GRANULARITY) === 'none' ? [] : [dimensionColumn('period')]),
    ...(chosen(query, BY_TEAM) === 'team' ? [dimensionColumn('team')] : []),
    measureColumn('advocate_shares'),
    measureColumn('active_advocates'),
    measureColumn('shares_median'),
    measureColumn('shares_p90'),
    measureColumn('shares_max'),
    measureColumn('off_hours_shares'),
    measureColumn('off_hours_rate'),
    measureColumn('offers'),
    measureColumn('offers_received'),
    measureColumn('enrolled_average'),
    measureColumn('offers_per_advocate'),
    measureColumn('offers_followed'),
    measureColumn('offers_shared'),
    measureColumn('offered_to_shared_rate'),
    measureColumn('name_withdrawals'),
    measureColumn('departures'),
  ],
  order: () => [],
  read,
};

async function read(asked: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const query = untilToday(asked, desk);
  if (query.from > query.to) return { rows: [], source: 'raw', warnings: [] };
  const { clickhouse, disclosure } = desk;
  const by = chosen(query, BY_TEAM);
  const granularity = chosen(query, GRANULARITY);
  const common = { by, granularity, shown: disclosure.shown, pool: disclosure.pool };
  const params = { ...programmeParams(query, desk), ...common };
  const offered = {
    ...programmeParams(query, desk, OFFER_WINDOW_DAYS + 1),
    ...common,
    window_days: OFFER_WINDOW_DAYS,
    as_of: desk.asOf,
  };
  const [changes, shares, offers, offersShared, optOuts, spans] = await Promise.all([
    select<StockChange>(clickhouse, STOCKS, params),
    select<SharesRow>(clickhouse, SHARES, params),
    select<OffersRow>(clickhouse, OFFERS, offered),
    select<OffersSharedRow>(clickhouse, OFFERS_SHARED, offered),
    select<OptOutsRow>(clickhouse, OPT_OUTS, params),
    readPeriodSpans(clickhouse, query.zone, query, granularity),
  ]);
  const isByTeam = by === 'team';
  const enrolled = changes.filter(({ kind }) => kind === 'enrolled');
  const found = new Set([...enrolled, ...shares, ...offers, ...optOuts].map(({ member }) => member));
  const rows = burdenRows(
    {
      stocks: stocksOf(enrolled, spans, granularity),
      shares,
      offers,
      offersShared,
      optOuts,
      members: isByTeam ? [...found].sort() : [''],
    },
    { spans, granularity, isByTeam, k: desk.minGroupSize },
  );
  const isWithheld = rows.some((row) => Number(row['active_advocates']) > 0 && row['shares_median'] === null);
  return { rows, source: 'raw', warnings: isWithheld ? [smallGroupsWarning(desk.minGroupSize)] : [] };
}
