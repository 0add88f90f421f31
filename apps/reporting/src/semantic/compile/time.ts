import { type QueryGranularity } from '../query/query-body.js';
import { type TimeColumn } from '../query/result-column.js';

/** The column of a period's first day inside a compiled query. */
export const TIME = 't_start';

type Cut = QueryGranularity | 'none';

const START: Readonly<Record<QueryGranularity, (day: string) => string>> = {
  day: (day) => day,
  week: (day) => `toMonday(${day})`,
  month: (day) => `toStartOfMonth(${day})`,
  quarter: (day) => `toStartOfQuarter(${day})`,
  year: (day) => `toStartOfYear(${day})`,
};

const STEP: Readonly<Record<QueryGranularity, string>> = {
  day: 'toIntervalDay(1)',
  week: 'toIntervalWeek(1)',
  month: 'toIntervalMonth(1)',
  quarter: 'toIntervalQuarter(1)',
  year: 'toIntervalYear(1)',
};

/** ISO 8601 weeks: a week belongs to the year that holds its Thursday. */
const LABEL: Readonly<Record<QueryGranularity, string>> = {
  day: `toString(${TIME})`,
  week: `concat(toString(toISOYear(${TIME})), '-W', leftPad(toString(toISOWeek(${TIME})), 2, '0'))`,
  month: `formatDateTime(${TIME}, '%Y-%m')`,
  quarter: `concat(toString(toYear(${TIME})), '-Q', toString(toQuarter(${TIME})))`,
  year: `toString(toYear(${TIME}))`,
};

/** The first day of the period of a row. */
export function startOf(granularity: QueryGranularity): string {
  return START[granularity]('day');
}

/** Lines for the periods in which nothing happened, per group, between the days {from} and {to}. */
export function filling(granularity: QueryGranularity, groups: readonly string[]): string {
  const first = START[granularity]('{from:Date}');
  const step = STEP[granularity];
  return `ORDER BY ${[...groups, TIME].join(', ')} WITH FILL FROM ${first} TO {to:Date} + toIntervalDay(1) STEP ${step}`;
}

/** What a column of time shows. Of a question without periods there is one: the first asked day. */
export function timeColumn(column: TimeColumn, granularity: Cut): string {
  const start = granularity === 'none' ? '{from:Date}' : TIME;
  switch (column) {
    case 'period':
      return granularity === 'none'
        ? `concat(toString({from:Date}), '/', toString({to:Date}))`
        : LABEL[granularity];
    case 'period_start':
      return start;
    case 'period_start_at':
      return `toDateTime(${start}, {zone:String})`;
  }
}
