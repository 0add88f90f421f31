import { loadSql } from '#shared/sql/load-sql.js';
import { type Source, type SourcePlan } from './choose-source.js';

const FOLDER = '../../../../db/clickhouse/buckets/';

/** What a rollup table holds, twice: read from the versions that stand, and computed from raw facts. */
export interface BucketRows {
  readonly heads: string;
  /** The very SQL that fills the rollup: the only definition of these numbers. */
  readonly raw: string;
}

const REACH = rowsOf('reach');

export const BUCKET_ROWS = {
  reach: REACH,
  unique: rowsOf('unique'),
  verdict: rowsOf('verdict'),
  outcome: rowsOf('outcome'),
  credit: rowsOf('credit'),
  /**
   * One grain of reach, named by `{grain:String}` (see `choose-grain.ts`). The raw half is that of reach: whoever reads a
   * grain groups by no more than it has, and the finer rows of a dirty day come to the same then.
   */
  reachGrain: { heads: loadSql(import.meta.url, './reach-grain-heads.sql'), raw: REACH.raw },
  /** The rows of reach with an audience, and of those only the largest one. */
  audience: { heads: loadSql(import.meta.url, './audience-heads.sql'), raw: withAudience(REACH.raw) },
} as const satisfies Record<string, BucketRows>;

/** The rollups a bucket consists of: without the copies that ClickHouse makes of reach by itself. */
export type RollupName = Exclude<keyof typeof BUCKET_ROWS, 'reachGrain' | 'audience'>;

/** A report's SQL reading `bucket_rows`, with that name given to the rows of a source. Only SQL from files comes in. */
export function overBuckets(reportSql: string, { heads, raw }: BucketRows): Readonly<Record<Source, string>> {
  const over = (rows: string): string => `WITH bucket_rows AS (\n${rows}\n)\n${reportSql}`;
  return {
    rollup: over(heads),
    raw: over(raw),
    mixed: over(`SELECT * FROM (\n${heads}\n)\nUNION ALL\nSELECT * FROM (\n${raw}\n)`),
  };
}

/** The values both halves of {@link overBuckets} ask for. */
export function bucketParams(plan: SourcePlan, tenant: string, zone: string): Record<string, unknown> {
  const { rawDays, heads, known } = plan;
  return { tenant, zone, days: rawDays, head_days: heads.days, head_versions: heads.versions, ...known };
}

function rowsOf(name: string): BucketRows {
  return {
    heads: loadSql(import.meta.url, `./${name}-heads.sql`),
    raw: loadSql(import.meta.url, `${FOLDER}${name}.sql`),
  };
}

function withAudience(reach: string): string {
  const members = 'tenant, day, sharer, advocate_id, team, campaign_id, content_id, network';
  return `SELECT ${members}, audience_max FROM (\n${reach}\n) WHERE audience_max > 0`;
}
