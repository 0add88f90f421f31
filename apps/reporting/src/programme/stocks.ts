import { type Day } from '#domain/ids.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Granularity } from '../parameters/report-query.js';
import { periodLabel } from '../reports/time-series.js';
import { type PeriodSpan } from './period-spans.js';
import { overProgramme } from './programme-sql.js';

export const STOCKS = overProgramme(loadSql(import.meta.url, './stocks.sql'));

/** Who is counted at a moment. The names with a dot count people who are enrolled then and had that event by then. */
export const STOCK_KINDS = [
  'enrolled',
  'invited',
  'advocate.invited',
  'policy.acknowledged',
  'training.completed',
] as const;
export type StockKind = (typeof STOCK_KINDS)[number];

/** A row of stocks.sql. */
export interface StockChange {
  readonly kind: StockKind;
  readonly member: string;
  readonly period: Day;
  readonly delta: number;
  readonly delta_ms: number;
}

export interface Stock {
  /** People at the end of the period. */
  readonly atEnd: number;
  /** People on average over the period, weighted by time. */
  readonly average: number;
}

/** The stocks of every line and period that has any change before its end, by the keys of {@link stockKey}. */
export function stocksOf(
  changes: readonly StockChange[],
  spans: readonly PeriodSpan[],
  granularity: Granularity,
): ReadonlyMap<string, Stock> {
  const stocks = new Map<string, Stock>();
  const lines = Map.groupBy(changes, ({ kind, member }) => JSON.stringify([kind, member]));
  for (const rows of lines.values()) {
    const byPeriod = new Map(rows.map((row) => [periodLabel(row.period, granularity), row]));
    let people = 0;
    for (const { label, startMs, endMs } of spans) {
      const { kind, member } = rows[0] ?? { kind: 'enrolled', member: '' };
      const { delta = 0, delta_ms: deltaMs = 0 } = byPeriod.get(label) ?? {};
      // Whoever is there at the start is there all along; who comes or goes in between, from or until then.
      const peopleMs = people * (endMs - startMs) + delta * endMs - deltaMs;
      people += delta;
      stocks.set(stockKey(kind, member, label), {
        atEnd: people,
        average: peopleMs / (endMs - startMs),
      });
    }
  }
  return stocks;
}

export function stockKey(kind: StockKind, member: string, period: string): string {
  return JSON.stringify([kind, member, period]);
}
