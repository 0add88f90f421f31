import { type PatternCount } from '#domain/reach/overlap.js';
import { select } from '#shared/clickhouse/select.js';
import { ProblemError } from '#shared/errors/problem.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { OVERLAP_MEASURES } from '../../measures/overlap.measures.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { linesOfModel } from '../from-model.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
  type ReportRow,
  type Warning,
} from '../report.js';
import { overlapRows } from './overlap-rows.js';
import { MAX_MEMBERS, topMembers } from './top-members.js';

const PATTERNS = loadSql(import.meta.url, './patterns.sql');
const BY = {
  name: 'by',
  values: ['team', 'campaign', 'content', 'network', 'advocate'],
  fallback: 'campaign',
  definition: 'What is compared.',
} as const satisfies Choice;
type By = (typeof BY.values)[number];

/** Whether two or three advocates, teams, campaigns, content items or networks reach the same visitors or others. */
export const overlapReport: Report = {
  name: 'overlap',
  title: 'Overlap of reach',
  description:
    'How far any two or three of them reached the same visitors: every pair of the members named by the filter of that dimension (two to ten; with three also all three together), or of the ten that reached most. Exact sets of visitor-days: a visitor is common when all members reached them on the same reporting day, because people are not recognised across days. The company page and what has no campaign, content or team are not members.',
  buckets: 'reach',
  choices: [BY],
  filters: ['team', 'campaign', 'content', 'network', 'advocate'],
  columns: () => [
    dimensionColumn('member_a'),
    dimensionColumn('member_b'),
    dimensionColumn('member_c'),
    ...OVERLAP_MEASURES.map(({ name }) => measureColumn(name)),
  ],
  order: () => [
    { column: 'visitors_in_all', direction: 'desc' },
    { column: 'member_a', direction: 'asc' },
    { column: 'member_b', direction: 'asc' },
  ],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const by = chosen(query, BY);
  const named = query.filters[by];
  const { members, all } =
    named.length === 0
      ? topMembers(await unique(query, desk, by), by)
      : { members: checked(named, by), all: named.length };
  const { tenant, zone, from, to, filters } = query;
  const patterns = await select<PatternCount & { readonly clicks_keyless: number }>(
    desk.clickhouse,
    PATTERNS,
    { tenant, zone, from, to, by, members, ...filters, as_known_at: desk.known.as_known_at },
  );
  const keyless = patterns.reduce((sum, { clicks_keyless }) => sum + clicks_keyless, 0);
  return {
    rows: overlapRows(patterns, members),
    source: 'raw',
    warnings: [
      ...(all > members.length ? [onlyTheTop(all, by)] : []),
      ...(keyless > 0 ? [keylessWarning(keyless)] : []),
    ],
  };
}

function checked(named: readonly string[], by: By): readonly string[] {
  if (named.length >= 2 && named.length <= MAX_MEMBERS) return named;
  const detail = `${by} takes two to ${String(MAX_MEMBERS)} values here, which are compared with one another, and not ${String(named.length)}; leave it out to compare those that reached most.`;
  throw new ProblemError('bad-request', { detail, errors: [{ pointer: `/${by}`, detail }] });
}

async function unique(query: ReportQuery, desk: ReportDesk, by: By): Promise<readonly ReportRow[]> {
  const { rows } = await linesOfModel(query, desk, {
    measures: ['unique_clickers'],
    dimensions: [by],
    granularity: 'none',
    emptyBuckets: false,
  });
  return rows;
}

function onlyTheTop(all: number, by: By): Warning {
  return {
    code: 'top_members_only',
    detail: `Of ${String(all)} with visitors, the ${String(MAX_MEMBERS)} that reached most are compared. Name others with the parameter ${by}.`,
  };
}

function keylessWarning(clicks: number): Warning {
  return {
    code: 'keyless_clicks',
    detail: `${String(clicks)} human clicks on links of these members are by visitors who asked not to be told apart. They are in no number of visitors.`,
  };
}
