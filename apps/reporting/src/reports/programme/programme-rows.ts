import { type Day } from '#domain/ids.js';
import { type PeriodSpan } from '../../programme/period-spans.js';
import { type Stock, type StockKind, stockKey } from '../../programme/stocks.js';
import { type Granularity } from '../../parameters/report-query.js';
import { type ReportRow } from '../report.js';
import { fillSeries, periodLabel } from '../time-series.js';

/** What is asked of the semantic model as it is. */
export const DEEDS = [
  'enrolments',
  'departures',
  'trainings',
  'active_advocates',
  'active_enrolled',
] as const;

/** A row of new-sharers.sql. */
export interface NewSharersRow {
  readonly member: string;
  readonly period: Day;
  readonly new_sharers: number;
}

export interface ProgrammeData {
  readonly stocks: ReadonlyMap<string, Stock>;
  /** Lines of the model, with {@link DEEDS}. */
  readonly deeds: readonly ReportRow[];
  readonly newSharers: readonly NewSharersRow[];
  readonly members: readonly string[];
}

export interface ProgrammeShape {
  readonly spans: readonly PeriodSpan[];
  readonly granularity: Granularity;
  readonly isByTeam: boolean;
}

/** A line per team (or one for all) in every period, what did not happen as 0. */
export function programmeRows(
  { stocks, deeds, newSharers, members }: ProgrammeData,
  { spans, granularity, isByTeam }: ProgrammeShape,
): ReportRow[] {
  const deedsOf = new Map(
    deeds.map((line) => [keyOf(isByTeam ? String(line['team']) : '', String(line['period'] ?? '')), line]),
  );
  const newSharersOf = byLine(newSharers, granularity);
  const lines = new Map(members.map((member) => [member, new Map<string, ReportRow>()]));
  const labels = spans.map(({ label }) => label);
  return fillSeries(lines, labels, (label, member) => {
    const stock = (kind: StockKind) => stocks.get(stockKey(kind, member, label))?.atEnd ?? 0;
    const deed = (name: (typeof DEEDS)[number]): number =>
      Number(deedsOf.get(keyOf(member, label))?.[name] ?? 0);
    const activeEnrolled = deed('active_enrolled');
    const enrolled = stock('enrolled');
    const average = stocks.get(stockKey('enrolled', member, label))?.average ?? 0;
    return {
      ...(granularity === 'none' ? {} : { period: label }),
      ...(isByTeam ? { team: member } : {}),
      invited: stock('invited'),
      enrolled_of_invited: stock('advocate.invited'),
      enrolment_rate: rate(stock('advocate.invited'), stock('invited')),
      enrolled,
      enrolled_average: average,
      enrolments: deed('enrolments'),
      departures: deed('departures'),
      trainings: deed('trainings'),
      trained: stock('training.completed'),
      trained_rate: rate(stock('training.completed'), enrolled),
      policy_acknowledged: stock('policy.acknowledged'),
      policy_acknowledged_rate: rate(stock('policy.acknowledged'), enrolled),
      active_advocates: deed('active_advocates'),
      active_enrolled: activeEnrolled,
      active_rate: rate(activeEnrolled, average),
      new_sharers: newSharersOf.get(keyOf(member, label))?.new_sharers ?? 0,
    };
  });
}

function byLine<Row extends { readonly member: string; readonly period: Day }>(
  rows: readonly Row[],
  granularity: Granularity,
): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [keyOf(row.member, periodLabel(row.period, granularity)), row]));
}

function keyOf(member: string, label: string): string {
  return `${label}\n${member}`;
}

function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
