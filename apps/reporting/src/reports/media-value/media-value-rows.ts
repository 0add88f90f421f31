import { type Day } from '#domain/ids.js';
import {
  addValues,
  type MediaValue,
  mediaValue,
  NO_VALUE,
  unitsOf,
} from '#domain/media-value/media-value.js';
import { type MediaRate } from '#domain/media-value/media-rate.js';
import { type Period } from '../../parameters/period.js';
import { type Granularity } from '../../parameters/report-query.js';
import { type ReportRow } from '../report.js';
import { fillSeries, periodLabel, periodLabels } from '../time-series.js';
import { type RateSet } from './read-rate-set.js';

/** A row of media-counts.sql. */
export interface CountRow {
  readonly period: Day;
  readonly member: string;
  readonly on_network: string;
  /** Positions in the lists of rates, from 1; 0 where no rate is valid. */
  readonly cpc: number;
  readonly cpm: number;
  readonly clicks_human: number;
  readonly impressions: number;
  readonly shares: number;
  readonly shares_with_impressions: number;
  readonly click_days: readonly Day[];
  readonly impression_days: readonly Day[];
}

export interface MediaValueShape {
  readonly period: Period;
  readonly granularity: Granularity;
  readonly by: string;
  readonly hasImpressions: boolean;
}

/** The line of what has no rate: it is counted and not valued, and 0 would say that it is worth nothing. */
export const NO_RATE = '(no rate)';
/** Finer than a millionth of the unit is no price. */
const PRICE_DECIMALS = 6;

interface Line {
  clicks: number;
  impressions: number;
  shares: number;
  sharesWithImpressions: number;
  ofClicks: MediaValue;
  ofImpressions: MediaValue;
}

/**
 * The lines of the report: one per period, group and currency, and one for what has no rate. Clicks go to the line of the
 * currency of their price, impressions to that of theirs, so every click and impression is on one line of its period and
 * group.
 */
export function mediaValueRows(
  counts: readonly CountRow[],
  rates: RateSet,
  shape: MediaValueShape,
): ReportRow[] {
  const { granularity, by, hasImpressions } = shape;
  const lines = new Map<string, Map<string, Line>>();
  for (const row of counts) {
    const label = periodLabel(row.period, granularity);
    if (row.clicks_human > 0) addClicks(lineAt(row.member, rates.cpc[row.cpc - 1], label), row, rates);
    if (hasImpressions && row.shares > 0 && (row.cpm > 0 || row.impressions > 0))
      addImpressions(lineAt(row.member, rates.cpm[row.cpm - 1], label), row, rates);
  }
  const written = new Map(
    [...lines].map(([key, ofKey]) => [
      key,
      new Map([...ofKey].map(([label, line]) => [label, rowOf(label, key, line)])),
    ]),
  );
  return fillSeries(written, periodLabels(shape.period, granularity), (label, key) =>
    rowOf(label, key, emptyLine()),
  );

  function lineAt(member: string, rate: MediaRate | undefined, label: string): Line {
    const key = JSON.stringify([member, rate?.currency ?? NO_RATE]);
    const ofKey = lines.get(key) ?? new Map<string, Line>();
    const line = ofKey.get(label) ?? emptyLine();
    ofKey.set(label, line);
    lines.set(key, ofKey);
    return line;
  }

  function rowOf(label: string, key: string, line: Line): ReportRow {
    const [member, currency] = JSON.parse(key) as [string, string];
    const value = addValues(line.ofClicks, line.ofImpressions);
    const isValued = currency !== NO_RATE;
    return {
      ...(granularity === 'none' ? {} : { period: label }),
      ...(by === 'total' ? {} : { [by]: member }),
      currency,
      rate_set: String(rates.version),
      clicks_human: line.clicks,
      media_cpc: isValued ? priceOf(line.ofClicks, line.clicks) : null,
      ...(hasImpressions
        ? {
            impressions: line.impressions,
            impressions_coverage: line.shares === 0 ? null : line.sharesWithImpressions / line.shares,
            media_cpm: isValued ? priceOf(line.ofImpressions, line.impressions / 1_000) : null,
          }
        : {}),
      media_value_low: isValued ? unitsOf(value.lowNano) : null,
      media_value: isValued ? unitsOf(value.centralNano) : null,
      media_value_high: isValued ? unitsOf(value.highNano) : null,
      ...(hasImpressions
        ? { media_value_of_impressions: isValued ? unitsOf(line.ofImpressions.centralNano) : null }
        : {}),
    };
  }
}

function addClicks(line: Line, { cpc, clicks_human }: CountRow, rates: RateSet): void {
  const rate = rates.cpc[cpc - 1];
  line.clicks += clicks_human;
  if (rate !== undefined) line.ofClicks = addValues(line.ofClicks, mediaValue(rate, clicks_human));
}

function addImpressions(line: Line, row: CountRow, rates: RateSet): void {
  const rate = rates.cpm[row.cpm - 1];
  line.impressions += row.impressions;
  line.shares += row.shares;
  line.sharesWithImpressions += row.shares_with_impressions;
  if (rate !== undefined)
    line.ofImpressions = addValues(line.ofImpressions, mediaValue(rate, row.impressions));
}

function emptyLine(): Line {
  return {
    clicks: 0,
    impressions: 0,
    shares: 0,
    sharesWithImpressions: 0,
    ofClicks: NO_VALUE,
    ofImpressions: NO_VALUE,
  };
}

function priceOf({ centralNano }: MediaValue, count: number): number | null {
  return count === 0 ? null : Number((unitsOf(centralNano) / count).toFixed(PRICE_DECIMALS));
}
