import { type Day } from '#domain/ids.js';
import { type PeriodSpan } from '../../programme/period-spans.js';
import { type Stock, stockKey } from '../../programme/stocks.js';
import { toldGroups } from '../../programme/told-groups.js';
import { type Granularity } from '../../parameters/report-query.js';
import { type ReportRow } from '../report.js';
import { fillSeries, periodLabel } from '../time-series.js';

interface Line {
  readonly member: string;
  readonly period: Day;
}
/** A row of shares-per-person.sql. */
export interface SharesRow extends Line {
  readonly advocate_shares: number;
  readonly active_advocates: number;
  readonly shares_median: number;
  readonly shares_p90: number;
  readonly shares_max: number;
  readonly off_hours_shares: number;
}
/** A row of offers.sql. */
export interface OffersRow extends Line {
  readonly offers: number;
  readonly offers_received: number;
  readonly offers_followed: number;
}
/** A row of offers-shared.sql. */
export interface OffersSharedRow extends Line {
  readonly offers_shared: number;
}
/** A row of opt-outs.sql. */
export interface OptOutsRow extends Line {
  readonly name_withdrawals: number;
  readonly departures: number;
}

export interface BurdenData {
  readonly stocks: ReadonlyMap<string, Stock>;
  readonly shares: readonly SharesRow[];
  readonly offers: readonly OffersRow[];
  readonly offersShared: readonly OffersSharedRow[];
  readonly optOuts: readonly OptOutsRow[];
  readonly members: readonly string[];
}

export interface BurdenShape {
  readonly spans: readonly PeriodSpan[];
  readonly granularity: Granularity;
  readonly isByTeam: boolean;
  readonly k: number;
}

/** Between two people the engine interpolates with binary fractions: 7.7 comes out as 7.699999. */
const DECIMALS = 6;

/** A line per team (or one for all) in every period. How often single people share is said of enough people only. */
export function burdenRows(data: BurdenData, { spans, granularity, isByTeam, k }: BurdenShape): ReportRow[] {
  const [sharesOf, offersOf, sharedOf, optOutsOf] = [
    byLine(data.shares, granularity),
    byLine(data.offers, granularity),
    byLine(data.offersShared, granularity),
    byLine(data.optOuts, granularity),
  ];
  const told = toldLines(data.shares, granularity, k);
  const lines = new Map(data.members.map((member) => [member, new Map<string, ReportRow>()]));
  const labels = spans.map(({ label }) => label);
  return fillSeries(lines, labels, (label, member) => {
    const key = keyOf(member, label);
    const shares = sharesOf.get(key);
    const { advocate_shares = 0, active_advocates = 0, off_hours_shares = 0 } = shares ?? {};
    const { offers = 0, offers_received = 0, offers_followed = 0 } = offersOf.get(key) ?? {};
    const { offers_shared = 0 } = sharedOf.get(key) ?? {};
    const { name_withdrawals = 0, departures = 0 } = optOutsOf.get(key) ?? {};
    const average = data.stocks.get(stockKey('enrolled', member, label))?.average ?? 0;
    // When somebody works at night is theirs alone: of too few people it is not told either.
    const isTold = shares === undefined || told.has(key);
    const spread = isTold ? shares : undefined;
    return {
      ...(granularity === 'none' ? {} : { period: label }),
      ...(isByTeam ? { team: member } : {}),
      advocate_shares,
      active_advocates,
      shares_median: spread === undefined ? null : rounded(spread.shares_median),
      shares_p90: spread === undefined ? null : rounded(spread.shares_p90),
      shares_max: spread?.shares_max ?? null,
      off_hours_shares: isTold ? off_hours_shares : null,
      off_hours_rate: isTold ? rate(off_hours_shares, advocate_shares) : null,
      offers,
      offers_received,
      enrolled_average: average,
      offers_per_advocate: rate(offers_received, average),
      offers_followed,
      offers_shared,
      offered_to_shared_rate: rate(offers_shared, offers_followed),
      name_withdrawals,
      departures,
    };
  });
}

function toldLines(rows: readonly SharesRow[], granularity: Granularity, k: number): ReadonlySet<string> {
  const periods = Map.groupBy(rows, ({ period }) => periodLabel(period, granularity));
  return new Set(
    [...periods].flatMap(([label, lines]) => {
      const told = toldGroups(
        lines.map(({ member, active_advocates }) => ({ label: member, people: active_advocates })),
        k,
        // Somebody who changed teams stands behind both.
        { mayOverlap: true },
      );
      return [...told].map((member) => keyOf(member, label));
    }),
  );
}

function byLine<Row extends Line>(rows: readonly Row[], granularity: Granularity): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [keyOf(row.member, periodLabel(row.period, granularity)), row]));
}

function keyOf(member: string, label: string): string {
  return `${label}\n${member}`;
}

function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function rounded(value: number): number {
  return Number(value.toFixed(DECIMALS));
}
