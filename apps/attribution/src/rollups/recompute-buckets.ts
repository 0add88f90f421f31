import { type ClickHouseClient } from '@clickhouse/client';
import { type ClientBase, type Pool } from 'pg';
import { type Day, type TenantId } from '#domain/ids.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type BucketKind } from '../buckets/bucket.js';
import { drawVersion } from '../versions/draw-version.js';
import { ROLLUP_INSERTS, TEAM_PEOPLE_INSERT } from '../buckets/bucket-sql.js';
import { type Known, knownNow } from '#shared/ledger/known.js';
import { inTransaction } from '#shared/postgres/in-transaction.js';

const TRY_TURN = loadSql(import.meta.url, './try-turn.sql');
const READ_MARKS = loadSql(import.meta.url, './read-marks.sql');
const PUBLISH_HEADS = loadSql(import.meta.url, './publish-heads.sql');
const STORE_HEADS = loadSql(import.meta.url, './store-heads.sql');

interface Mark {
  readonly day: Day;
  readonly marked_seq: number;
  readonly settings_version: number;
}

/** Days of one tenant and kind that are computed together. */
export interface BucketGroup {
  readonly tenant: TenantId;
  readonly kind: BucketKind;
  readonly zone: string;
  readonly days: readonly Day[];
}

/**
 * Computes the rollups of a group of buckets from raw facts under a new version, and makes that version count.
 * Returns how many buckets it were; undefined when another process is at this tenant and kind.
 *
 * Why no fact is missed: a mark that was read here had been made after its facts were stored, or is followed by one that
 * is (the batch marks again), and that one leaves the bucket dirty.
 */
export async function recomputeBuckets(
  stores: { readonly clickhouse: ClickHouseClient; readonly postgres: Pool },
  group: BucketGroup,
): Promise<number | undefined> {
  const { tenant, kind } = group;
  return inTransaction(stores.postgres, async (transaction) => {
    if (!(await isOurTurn(transaction, `rollup ${kind} ${tenant}`))) return undefined;
    const { rows: marks } = await transaction.query<Mark>(READ_MARKS, [tenant, kind, group.days]);
    const [first] = marks;
    if (first === undefined) return 0;
    const days = marks.map(({ day }) => day);
    const known = knownNow(first.settings_version);
    // Now that it is our turn, and not before: a version that was drawn earlier could be lower than one that counts.
    const version = await drawVersion(transaction, 'rollup_version');
    await insertVersion(stores.clickhouse, { ...group, days }, known, version); // stored, and not counted by anybody
    // Before PostgreSQL says so: a crash in between leaves readers of ClickHouse alone with a version that is complete and
    // newer than its head. The other way round they could be left with one that has been purged.
    await stores.clickhouse.command({
      query: STORE_HEADS,
      query_params: { tenant, kind, days, versions: days.map(() => version) },
    });
    await transaction.query(PUBLISH_HEADS, [
      tenant,
      kind,
      version,
      days,
      marks.map(({ marked_seq }) => marked_seq),
    ]);
    return days.length;
  });
}

async function isOurTurn(transaction: ClientBase, name: string): Promise<boolean> {
  const { rows } = await transaction.query<{ ours: boolean }>(TRY_TURN, [name]);
  return rows[0]?.ours === true;
}

async function insertVersion(
  clickhouse: ClickHouseClient,
  { tenant, kind, zone, days }: BucketGroup,
  known: Known,
  version: number,
): Promise<void> {
  const queries = kind === 'reach' ? [...ROLLUP_INSERTS.reach, TEAM_PEOPLE_INSERT] : ROLLUP_INSERTS[kind];
  for (const query of queries) {
    await clickhouse.command({ query, query_params: { tenant, zone, days, version, ...known } });
  }
}
