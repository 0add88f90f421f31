import { loadSql, namedLike } from '#shared/sql/load-sql.js';
import { BUCKET_ROWS, type BucketRows } from '../../buckets/bucket-rows.js';
import { smallestGrain } from '../../buckets/choose-grain.js';
import { type SourcePlan } from '../../buckets/choose-source.js';
import { type DimensionName } from '../../measures/dimensions.js';
import { overProgramme } from '../../programme/programme-sql.js';
import { type Period } from '../../parameters/period.js';
import { type CubeName } from '../model/cube.js';
import { ASKED, peopleAnew } from './people-anew.js';
import { type Bound } from './reading.js';

/** Which plan a source follows. Its days are bound under this name, for sources of other plans stand in the same query. */
export type PlanName = 'reach' | 'talent' | 'anew';

const DEEDS = overProgramme(loadSql(import.meta.url, '../../programme/deeds.sql'));

const OF_SHARING = ['sharer', 'advocate_id', 'team', 'campaign_id', 'content_id', 'network'];

/** The cubes that are kept in rollups, with the columns that are read of each. */
const KEPT = {
  verdicts: { rows: BUCKET_ROWS.verdict, plan: 'reach', columns: ['verdict', 'rule', 'network', 'requests'] },
  audience: { rows: BUCKET_ROWS.audience, plan: 'reach', columns: [...OF_SHARING, 'audience_max'] },
  outcomes: {
    rows: BUCKET_ROWS.outcome,
    plan: 'talent',
    columns: ['stage', 'vacancy_id', 'internal', 'outcomes', 'reversed'],
  },
  credit: {
    rows: BUCKET_ROWS.credit,
    plan: 'talent',
    columns: [
      'model',
      'stage',
      'channel',
      'advocate_id',
      'team',
      'campaign_id',
      'content_id',
      'network',
      'vacancy_id',
      'credit_micro',
    ],
  },
} as const satisfies Partial<
  Record<CubeName, { rows: BucketRows; plan: PlanName; columns: readonly string[] }>
>;

const OF_REACH = [
  ...OF_SHARING,
  'shares',
  'shares_with_audience',
  'potential_exposures',
  'shares_measured',
  'shares_with_impressions',
  'shares_with_members_reached',
  'impressions',
  'members_reached',
  'reactions',
  'comments',
  'reshares',
  'requests',
  'clicks_human',
  'clicks_keyless',
  'touches',
];

/** Rows of a cube that is kept as it is asked: rollup rows of clean days, the same computed from raw facts for the others. */
export function keptRows(cube: keyof typeof KEPT, plan: SourcePlan): Bound {
  const { rows, plan: name, columns } = KEPT[cube];
  return union(rows, columns, plan, name);
}

/** Shares and clicks, from the coarsest rollup that still tells the dimensions apart. */
export function reachRows(used: readonly DimensionName[], plan: SourcePlan): Bound {
  const grain = smallestGrain(used);
  const rows = grain === undefined ? BUCKET_ROWS.reach : BUCKET_ROWS.reachGrain;
  const { sql, params } = union(rows, OF_REACH, plan, 'reach');
  return { sql, params: { ...params, ...(grain === undefined ? {} : { grain }) } };
}

/** Dimensions whose people are in the rollup, each broken down by itself. */
const BREAKDOWNS: Partial<Record<DimensionName, string>> = {
  advocate: 'advocate_id',
  team: 'team',
  campaign: 'campaign_id',
  content: 'content_id',
  network: 'network',
};

/** Whether rollups know the people of a breakdown: over one dimension or none, and with no clicks removed before. */
export function peopleAreKept(dimensions: readonly DimensionName[], isNarrowed: boolean): boolean {
  return !isNarrowed && dimensions.length <= 1 && dimensions.every((name) => BREAKDOWNS[name] !== undefined);
}

/** People from the rollup; only for what {@link peopleAreKept}. */
export function keptPeople(dimensions: readonly DimensionName[], plan: SourcePlan): Bound {
  const [dimension] = dimensions;
  const { sql, params } = union(
    BUCKET_ROWS.unique,
    ['breakdown', 'member', 'unique_clickers', 'fair_share'],
    plan,
    'reach',
  );
  const column = dimension === undefined ? 'everybody' : (BREAKDOWNS[dimension] ?? dimension);
  return {
    sql: [
      `SELECT day, '' AS sharer, member AS ${column}, unique_clickers, fair_share`,
      `FROM (\n${sql}\n) WHERE breakdown = {breakdown:String}`,
    ].join('\n'),
    params: { ...params, breakdown: dimension ?? 'total' },
  };
}

/**
 * People counted anew from the clicks.
 * @param columns the stored columns of the dimensions they are divided over
 * @param condition on the clicks, before anybody is counted
 */
export function countedPeople(
  columns: readonly string[],
  condition: string,
  onlyAdvocates: boolean,
  plan: SourcePlan,
): Bound {
  const members = columns.map(
    (column, index) => `JSONExtractString(member, ${String(index + 1)}) AS ${column}`,
  );
  // Nobody is an advocate and the company page at once, so a column that is not asked for may be filled by either.
  const sharer = columns.includes('sharer') ? [] : [`'' AS sharer`];
  return {
    sql: [
      `SELECT ${['day', ...sharer, ...members, 'unique_clickers', 'fair_share'].join(', ')}`,
      `FROM (\n${bindDays(peopleAnew(columns, condition, onlyAdvocates), 'anew')}\n) WHERE breakdown = '${ASKED}'`,
    ].join('\n'),
    params: { anew_days: plan.rawDays },
  };
}

/** What people of the programme did: no rollup is kept of it. */
export function programmeRows({ from, to }: Period): Bound {
  return { sql: DEEDS, params: { shares_from: from, shares_to: to } };
}

function union(
  { heads, raw }: BucketRows,
  columns: readonly string[],
  { source, heads: standing, rawDays }: SourcePlan,
  name: PlanName,
): Bound {
  const chosen = (rows: string): string =>
    `SELECT ${['day', ...columns].join(', ')} FROM (\n${bindDays(rows, name)}\n)`;
  const halves = [
    ...(source === 'raw' ? [] : [chosen(heads)]),
    ...(source === 'rollup' ? [] : [chosen(raw)]),
  ];
  return {
    sql: halves.join('\nUNION ALL\n'),
    params: {
      ...(source === 'raw'
        ? {}
        : { [`${name}_head_days`]: standing.days, [`${name}_head_versions`]: standing.versions }),
      ...(source === 'rollup' ? {} : { [`${name}_days`]: rawDays }),
    },
  };
}

function bindDays(sql: string, name: PlanName): string {
  const bound = sql
    .replaceAll('{days:', `{${name}_days:`)
    .replaceAll('{head_days:', `{${name}_head_days:`)
    .replaceAll('{head_versions:', `{${name}_head_versions:`);
  return namedLike(sql, bound);
}
