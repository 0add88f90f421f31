import { loadSql } from '#shared/sql/load-sql.js';
import { type Source, type SourcePlan } from './choose-source.js';

const FOLDER = '../../../../db/clickhouse/buckets/';

/** What a rollup table holds, twice: read from the versions that stand, and computed from raw facts. */
export interface BucketRows {
  readonly heads: string;
  /** The very SQL that fills the rollup: the only definition of these numbers. */
  readonly raw: string;
}

export const BUCKET_ROWS = {
  reach: rowsOf('reach'),
  unique: rowsOf('unique'),
  verdict: rowsOf('verdict'),
  outcome: rowsOf('outcome'),
  credit: rowsOf('credit'),
} as const satisfies Record<string, BucketRows>;
export type RollupName = keyof typeof BUCKET_ROWS;

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
