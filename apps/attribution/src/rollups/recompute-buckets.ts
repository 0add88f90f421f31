import { type ClickHouseClient } from '@clickhouse/client';
import { type ClientBase, type Pool } from 'pg';
import { type Day, type TenantId } from '#domain/ids.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type BucketKind } from '../buckets/bucket.js';
import { ROLLUP_INSERTS } from '../buckets/bucket-sql.js';
import { type Known, knownNow } from '#shared/ledger/known.js';
import { inTransaction } from '#shared/postgres/in-transaction.js';

const TRY_TURN = loadSql(import.meta.url, './try-turn.sql');
const READ_MARKS = loadSql(import.meta.url, './read-marks.sql');
const PUBLISH_HEADS = loadSql(import.meta.url, './publish-heads.sql');
const NEXT_VERSION = `SELECT nextval('rollup_version') AS version`;

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
    const version = await nextVersion(transaction);
    const known = knownNow(first.settings_version);
    await insertVersion(stores.clickhouse, { ...group, days }, known, version); // stored, and not counted by anybody
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

async function nextVersion(transaction: ClientBase): Promise<number> {
  const { rows } = await transaction.query<{ version: number }>(NEXT_VERSION);
  const version = rows[0]?.version;
  if (version === undefined) throw new Error('the sequence of rollup versions gave nothing');
  return version;
}

async function insertVersion(
  clickhouse: ClickHouseClient,
  { tenant, kind, zone, days }: BucketGroup,
  known: Known,
  version: number,
): Promise<void> {
  for (const query of ROLLUP_INSERTS[kind]) {
    await clickhouse.command({ query, query_params: { tenant, zone, days, version, ...known } });
  }
}
