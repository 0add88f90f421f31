import { select } from '#shared/clickhouse/select.js';
import { ProblemError } from '#shared/errors/problem.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { CASCADE_MEASURES } from '../../measures/cascade.measures.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
  type Warning,
} from '../report.js';
import { cascadeTable, type ShareTreeRow } from './cascade-rows.js';

const SHARE_TREES = loadSql(import.meta.url, './share-trees.sql');

/** Shares that are put together in memory while somebody waits: about a second, and some hundred megabytes. */
const MAX_ROWS = 500_000;

const BY = {
  name: 'by',
  values: ['total', 'network', 'campaign', 'content', 'team'],
  fallback: 'total',
  definition: 'What each line is about: that of the root, the share a cascade began with.',
} as const satisfies Choice;

/** How sharing spreads: who reshares, how far it goes, and in what shape. */
export const cascadesReport: Report = {
  name: 'cascades',
  title: 'Reshare cascades',
  description:
    'Shares of the period and what was reshared from them, directly or not and whenever that was: how many, how large, how deep, how broad, and in what shape (structural virality). Made of reshares that were sent as shares naming their parent; what networks count of reshares by others stands beside it and is never added. Period, filters and lines are those of the root. A day with shares may grow as long as somebody reshares them.',
  buckets: 'reach',
  choices: [BY],
  filters: ['team', 'campaign', 'content', 'network'],
  columns: (query) => {
    const by = chosen(query, BY);
    return [
      ...(by === 'total' ? [] : [dimensionColumn(by)]),
      ...CASCADE_MEASURES.map(({ name }) => measureColumn(name)),
    ];
  },
  order: (query) => {
    const by = chosen(query, BY);
    if (by === 'total') return [];
    return [
      { column: 'cascade_shares', direction: 'desc' },
      { column: by, direction: 'asc' },
    ];
  },
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const by = chosen(query, BY);
  const { tenant, zone, from, to, filters } = query;
  const { shown, pool } = desk.disclosure;
  const shares = await select<ShareTreeRow>(desk.clickhouse, SHARE_TREES, {
    ...{ tenant, zone, from, to, by, shown, pool, ...filters },
    as_known_at: desk.known.as_known_at,
    limit: MAX_ROWS + 1,
  });
  if (shares.length > MAX_ROWS) throw tooMany();
  const { rows, circular } = cascadeTable(shares, by);
  return { rows, source: 'raw', warnings: circular === 0 ? [] : [circularWarning(circular)] };
}

function tooMany(): ProblemError {
  return new ProblemError('bad-request', {
    detail: `More than ${String(MAX_ROWS)} shares are linked as reshares of one another, and a cascade has to be put together whole: this is more than is done while somebody waits. A shorter period does not help, because reshares of any time may belong to it.`,
  });
}

function circularWarning(shares: number): Warning {
  return {
    code: 'circular_reshares',
    detail: `${String(shares)} shares name one another as their origin, in a circle or after one. They have no root and are in no cascade. They came in before circles were refused.`,
  };
}
