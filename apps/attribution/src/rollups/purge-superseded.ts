import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool } from 'pg';
import { type Day } from '#domain/ids.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type BucketKind } from '../buckets/bucket.js';
import { ROLLUPS_OF } from '../buckets/bucket-sql.js';

const SUPERSEDED_BUCKETS = loadSql(import.meta.url, './superseded-buckets.sql');
const STORE_HEADS = loadSql(import.meta.url, './store-heads.sql');
const KEEP_HEADS = loadSql(import.meta.url, './keep-heads.sql');
/** A purge rewrites marks of parts, so it is done in small steps. */
const MAX_BUCKETS = 500;

interface SupersededBuckets {
  readonly tenant_id: string;
  readonly kind: BucketKind;
  readonly days: readonly Day[];
  /** Parallel to the days; as texts, because the driver leaves big integers inside arrays alone. */
  readonly below: readonly string[];
  readonly heads: readonly string[];
  readonly any_rows: boolean;
}

/** With the coarser rollups that ClickHouse fills from reach_rollup by itself. */
const PURGES: Readonly<Record<BucketKind, readonly string[]>> = {
  reach: [...ROLLUPS_OF.reach, 'reach_grain', 'audience'].map(purgeOf),
  talent: ROLLUPS_OF.talent.map(purgeOf),
};

/**
 * Removes versions that were replaced longer ago than the grace, and those that never counted. A reader who asked for
 * the head before it was replaced has the whole grace to finish.
 */
export async function purgeSuperseded(
  stores: { readonly clickhouse: ClickHouseClient; readonly postgres: Pool },
  graceMs: number,
): Promise<void> {
  const { rows: due } = await stores.postgres.query<SupersededBuckets>(SUPERSEDED_BUCKETS, [
    graceMs,
    MAX_BUCKETS,
  ]);
  for (const { tenant_id, kind, days, below, heads, any_rows } of due) {
    // A process of the release before publishes heads in PostgreSQL only. Told here, before anything below them goes,
    // readers of ClickHouse alone never hold on to a version that is gone.
    await stores.clickhouse.command({
      query: STORE_HEADS,
      query_params: { tenant: tenant_id, kind, days, versions: heads.map(Number) },
    });
    for (const query of any_rows ? PURGES[kind] : []) {
      await stores.clickhouse.command({
        query,
        query_params: { tenant: tenant_id, days, below: below.map(Number) },
      });
    }
    await stores.postgres.query(KEEP_HEADS, [tenant_id, kind, days, below]);
  }
}

function purgeOf(rollup: string): string {
  return `DELETE FROM ${rollup}_rollup
    WHERE tenant = {tenant:String} AND day IN {days:Array(Date)}
      AND version < transform(day, {days:Array(Date)}, {below:Array(UInt64)}, toUInt64(0))`;
}
