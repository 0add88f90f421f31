import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool } from 'pg';
import { knownNow } from '#shared/ledger/known.js';
import { BUCKET_ROWS, type RollupName } from '../buckets/bucket-rows.js';

const ROLLUPS = {
  reach: ['reach', 'unique', 'verdict'],
  talent: ['outcome', 'credit'],
} as const satisfies Record<string, readonly RollupName[]>;
/** What a stale row is told from a good one by: it would multiply every number. */
const STALE_FACTOR = 1000;

/** clean: computed from everything. stale: computed before more came in. never: not computed yet. */
export type BucketCondition = 'clean' | 'stale' | 'never';

/** Brings the buckets of some days into a condition, the way the recompute does: rows under a new version, then the head. */
export async function setBuckets(
  stores: { readonly clickhouse: ClickHouseClient; readonly postgres: Pool },
  tenant: { readonly id: string; readonly zone: string },
  days: readonly string[],
  conditionOf: (day: string, index: number) => BucketCondition,
): Promise<void> {
  const conditions = days.map((day, index) => ({ day, condition: conditionOf(day, index) }));
  const daysThat = (wanted: BucketCondition) =>
    conditions.filter(({ condition }) => condition === wanted).map(({ day }) => day);
  for (const [kind, rollups] of Object.entries(ROLLUPS)) {
    const { rows } = await stores.postgres.query<{ version: number }>(
      `SELECT nextval('rollup_version') AS version`,
    );
    const version = rows[0]?.version ?? 0;
    for (const rollup of rollups) {
      await compute(stores.clickhouse, rollup, tenant, daysThat('clean'), version);
      await compute(stores.clickhouse, rollup, tenant, daysThat('stale'), version, STALE_FACTOR);
    }
    for (const { day, condition } of conditions) {
      if (condition !== 'never')
        await stores.clickhouse.insert({
          table: 'bucket_head',
          values: [{ tenant: tenant.id, kind, day, version }],
          format: 'JSONEachRow',
        });
      await stores.postgres.query(
        `INSERT INTO bucket (tenant_id, kind, day, marked_seq, head_seq, head_version) VALUES ($1, $2, $3, 10, $4, $5)
         ON CONFLICT (tenant_id, kind, day) DO UPDATE SET head_seq = EXCLUDED.head_seq, head_version = EXCLUDED.head_version`,
        [
          tenant.id,
          kind,
          day,
          condition === 'never' ? null : condition === 'clean' ? 10 : 9,
          condition === 'never' ? null : version,
        ],
      );
    }
  }
}

const NUMBER: Record<RollupName, string> = {
  reach: 'clicks_human',
  unique: 'unique_clickers',
  verdict: 'requests',
  outcome: 'outcomes',
  credit: 'credit_micro',
};

async function compute(
  clickhouse: ClickHouseClient,
  rollup: RollupName,
  { id, zone }: { readonly id: string; readonly zone: string },
  days: readonly string[],
  version: number,
  factor = 1,
): Promise<void> {
  if (days.length === 0) return;
  const number = NUMBER[rollup];
  await clickhouse.command({
    query: [
      `INSERT INTO ${rollup}_rollup (* EXCEPT(version), version)`,
      `SELECT * REPLACE (${number} * {factor:UInt32} AS ${number}), {version:UInt64} AS version FROM (${BUCKET_ROWS[rollup].raw})`,
    ].join('\n'),
    query_params: { tenant: id, zone, days, version, factor, ...knownNow(1) },
  });
}
