import { clusteredRate } from '#domain/experiments/clustered-rate.js';
import { clusteredRateRatio } from '#domain/experiments/clustered-rate-ratio.js';
import { matchedRateRatio } from '#domain/experiments/matched-rate-ratio.js';
import { type Estimate } from '#domain/statistics/interval.js';
import { type LineOfPeople, spokenOf } from '../../shares/spoken-of.js';
import { MIN_EVENTS, MIN_SHARES } from '../claims/claims-rows.js';
import { type ReportRow } from '../report.js';
import { type Compared, type ComparedItem, leftOut, type SideOfItem, together } from './compared-items.js';

/** Below it one item more or less decides, and no interval says so. */
export const MIN_ITEMS = 10;

const MEASURE_LABEL = {
  click: 'human clicks',
  interaction: 'reactions, comments and reshares',
} as const satisfies Record<Compared, string>;

export interface Comparison {
  readonly rows: readonly ReportRow[];
  /** Whether anything was left empty because too few people stand behind it. */
  readonly isWithheld: boolean;
}

/** Two lines: items that both sides shared, item by item; and everything either side shared, whatever it was. */
export function summaryRows(items: readonly ComparedItem[], compared: Compared, k: number): Comparison {
  const matched = items.filter((item) => leftOut(item) === '');
  const ofMatched = totals(matched);
  const ofAll = totals(items);
  const isEnough = (count: number, min: number, sides: readonly SideOfItem[]) =>
    count >= min && sides.every(({ sums }) => sums.events >= MIN_EVENTS);
  const lines = [
    {
      comparison_scope: 'the same items',
      items_compared: matched.length,
      sides: ofMatched,
      ratio: isEnough(matched.length, MIN_ITEMS, [ofMatched.employees, ofMatched.page])
        ? matchedRateRatio(matched.map(ratesOf))
        : undefined,
    },
    {
      comparison_scope: 'all shares',
      items_compared: null,
      sides: ofAll,
      ratio: isEnough(Math.min(ofAll.employees.sums.clusters, ofAll.page.sums.clusters), MIN_SHARES, [
        ofAll.employees,
        ofAll.page,
      ])
        ? clusteredRateRatio(ofAll.employees.sums, ofAll.page.sums)
        : undefined,
    },
  ];
  return {
    rows: lines.map(({ sides, ratio, ...name }) => ({
      ...name,
      comparison_measure: MEASURE_LABEL[compared],
      ...bothSides(sides, ratio, !isTooFew(sides.employees, k)),
    })),
    isWithheld: lines.some(({ sides }) => isTooFew(sides.employees, k)),
  };
}

/** A line per compared item. One item has too few shares for a ratio with an interval. */
export function itemRows(items: readonly ComparedItem[], compared: Compared, k: number): Comparison {
  const matched = items.filter((item) => leftOut(item) === '');
  const spoken = spokenOf(matched.map(lineOfPeople), k);
  return {
    rows: matched.map((item) => ({
      content: item.content,
      ...(item.network === '' ? {} : { network: item.network }),
      comparison_measure: MEASURE_LABEL[compared],
      ...bothSides(item, matchedRateRatio([ratesOf(item)]), spoken(lineOfPeople(item))),
    })),
    isWithheld: matched.some((item) => !spoken(lineOfPeople(item))),
  };
}

/** A line per reason. */
export function leftOutRows(items: readonly ComparedItem[], compared: Compared): ReportRow[] {
  const byReason = Map.groupBy(items, leftOut);
  return [...byReason]
    .filter(([reason]) => reason !== '')
    .map(([reason, of]) => ({
      left_out_reason: reason,
      comparison_measure: MEASURE_LABEL[compared],
      items_left_out: reason === 'no content item' ? 0 : of.length,
      employees_shares_left_out: sum(of, ({ employees }) => employees.shares),
      page_shares_left_out: sum(of, ({ page }) => page.shares),
    }));
}

interface BothSides {
  readonly employees: SideOfItem;
  readonly page: SideOfItem;
}

function totals(items: readonly ComparedItem[]): BothSides {
  return {
    employees: together(items.map(({ employees }) => employees)),
    page: together(items.map(({ page }) => page)),
  };
}

function ratesOf({ employees, page }: ComparedItem) {
  return { a: employees.sums, b: page.sums };
}

function lineOfPeople({ content, network, employees }: ComparedItem): LineOfPeople {
  return { period: '', member: `${content}\n${network}`, sharers: employees.people.size };
}

function isTooFew({ people }: SideOfItem, k: number): boolean {
  return people.size > 0 && people.size < k;
}

/** @param isSaid false leaves empty what would speak about too few advocates */
function bothSides({ employees, page }: BothSides, ratio: Estimate | undefined, isSaid: boolean): ReportRow {
  return {
    sharers: isSaid ? employees.people.size : null,
    ...sideColumns('employees', isSaid ? employees : undefined),
    ...sideColumns('page', page),
    employees_times_page: isSaid ? (ratio?.value ?? null) : null,
    employees_times_page_low: isSaid ? (ratio?.interval?.low ?? null) : null,
    employees_times_page_high: isSaid ? (ratio?.interval?.high ?? null) : null,
  };
}

function sideColumns(name: 'employees' | 'page', side: SideOfItem | undefined): ReportRow {
  const rate = side && clusteredRate(side.sums);
  return {
    [`${name}_shares`]: side?.sums.clusters ?? null,
    [`${name}_impressions`]: side?.sums.exposure ?? null,
    [`${name}_events`]: side?.sums.events ?? null,
    [`${name}_rate`]: thousand(rate?.value),
    [`${name}_rate_low`]: thousand(rate?.interval?.low),
    [`${name}_rate_high`]: thousand(rate?.interval?.high),
  };
}

function thousand(rate: number | undefined): number | null {
  return rate === undefined ? null : 1_000 * rate;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
