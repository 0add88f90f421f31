import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { overPublishedShares, publishedSharesParams } from '../../shares/published-shares.js';
import {
  type Column,
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
  type Warning,
} from '../report.js';
import { smallGroupsWarning } from '../small-groups-warning.js';
import { COMPARED, comparedItems, type ItemRow } from './compared-items.js';
import { itemRows, leftOutRows, summaryRows } from './comparison-rows.js';

const ITEMS = overPublishedShares(loadSql(import.meta.url, './items.sql'));

const VIEW = {
  name: 'view',
  values: ['summary', 'items', 'left-out'],
  fallback: 'summary',
  definition:
    'summary: the items both sides shared, and all shares beside them. items: a line per compared item. left-out: what is not compared, and why.',
} as const satisfies Choice;

const MATCH = {
  name: 'match',
  values: ['content', 'content_network'],
  fallback: 'content',
  definition:
    'What counts as the same: the content item, or the item on the same network. Networks differ in how readily people click.',
} as const satisfies Choice;

const NOT_CAUSED: Warning = {
  code: 'not_caused',
  detail:
    'The friends of employees and the followers of the page are different people. That one side has the higher rate says who reacts more, not that the messenger made them.',
};

/** Whether the same item does better through employees than through the company page. */
export const employeesVsPageReport: Report = {
  name: 'employees-vs-page',
  title: 'Employees and the company page',
  description:
    'Human clicks, and reactions with comments and reshares, per measured impression of content that employees and the company page both shared: both rates and their ratio item by item, with intervals. Beside it the same of everything either side shared, unmatched, and what was left out and why.',
  buckets: 'reach',
  defaultPeriodDays: 365,
  choices: [VIEW, MATCH],
  filters: ['campaign', 'content', 'network', 'vacancy'],
  columns: (query) => columnsOf(chosen(query, VIEW), chosen(query, MATCH)),
  order: (query) =>
    chosen(query, VIEW) === 'items' ? [{ column: 'employees_impressions', direction: 'desc' }] : [],
  read,
};

function columnsOf(
  view: (typeof VIEW)['values'][number],
  match: (typeof MATCH)['values'][number],
): readonly Column[] {
  switch (view) {
    case 'left-out':
      return [
        dimensionColumn('left_out_reason'),
        dimensionColumn('comparison_measure'),
        measureColumn('items_left_out'),
        measureColumn('employees_shares_left_out'),
        measureColumn('page_shares_left_out'),
      ];
    case 'items':
      return [
        dimensionColumn('content'),
        ...(match === 'content' ? [] : [dimensionColumn('network')]),
        dimensionColumn('comparison_measure'),
        ...BOTH_SIDES,
      ];
    case 'summary':
      return [
        dimensionColumn('comparison_scope'),
        dimensionColumn('comparison_measure'),
        measureColumn('items_compared'),
        ...BOTH_SIDES,
      ];
  }
}

const BOTH_SIDES: readonly Column[] = [
  measureColumn('sharers'),
  measureColumn('employees_shares'),
  measureColumn('employees_impressions'),
  measureColumn('employees_events'),
  measureColumn('employees_rate'),
  measureColumn('employees_rate_low'),
  measureColumn('employees_rate_high'),
  measureColumn('page_shares'),
  measureColumn('page_impressions'),
  measureColumn('page_events'),
  measureColumn('page_rate'),
  measureColumn('page_rate_low'),
  measureColumn('page_rate_high'),
  measureColumn('employees_times_page'),
  measureColumn('employees_times_page_low'),
  measureColumn('employees_times_page_high'),
];

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const view = chosen(query, VIEW);
  const rows = await select<ItemRow>(desk.clickhouse, ITEMS, {
    ...publishedSharesParams(query, desk, 'all'),
    match: chosen(query, MATCH),
  });
  const k = desk.minGroupSize;
  const comparisons = COMPARED.map((compared) => {
    const items = comparedItems(rows, compared);
    if (view === 'left-out') return { rows: leftOutRows(items, compared), isWithheld: false };
    return view === 'items' ? itemRows(items, compared, k) : summaryRows(items, compared, k);
  });
  return {
    rows: comparisons.flatMap((comparison) => comparison.rows),
    source: 'raw',
    warnings: comparisons.some(({ isWithheld }) => isWithheld)
      ? [NOT_CAUSED, smallGroupsWarning(k)]
      : [NOT_CAUSED],
  };
}
