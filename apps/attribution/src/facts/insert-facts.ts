import { type ClickHouseClient, type ClickHouseSettings } from '@clickhouse/client';
import { type FactFamily } from '#domain/events/catalogue.js';
import { type Fact, type FactBatch, type FactRow } from './fact-batch.js';
import { type LoggedEvent } from './logged-event.js';
import { blamesARow } from './refused-rows.js';

/** A message that was set aside because its row can never be stored. */
export interface UnstorableEvent {
  readonly logged: LoggedEvent;
  readonly why: string;
}

// A backfill may reach over more months than the engine allows in one insert by default. Its limit protects a server
// from careless partition keys; ours is a month, and refusing would stop the partition for ever.
const SETTINGS: ClickHouseSettings = { max_partitions_per_insert_block: '0' };

/**
 * Stores a batch: when it resolves, every row is readable but those returned, which the engine will never accept.
 * A rejection says nothing about what was stored; inserting the same rows again is harmless, they replace themselves.
 */
export async function insertFacts(
  clickhouse: ClickHouseClient,
  batch: FactBatch,
): Promise<UnstorableEvent[]> {
  const families = Object.entries(batch) as [FactFamily, readonly Fact<FactRow>[]][];
  const unstorable = await Promise.all(
    families.map(([table, facts]) => insertInto(clickhouse, table, facts)),
  );
  return unstorable.flat();
}

async function insertInto(
  clickhouse: ClickHouseClient,
  table: FactFamily,
  facts: readonly Fact<FactRow>[],
): Promise<UnstorableEvent[]> {
  const [first] = facts;
  if (first === undefined) return [];
  try {
    // Rows of one table are made by one mapper, so they have the same columns in the same order; naming the columns once
    // instead of on every row saves a quarter of the engine's time.
    const columns = Object.keys(first.row) as [string, ...string[]];
    const values = facts.map(({ row }) => Object.values(row) as unknown[]);
    await clickhouse.insert({
      table,
      columns,
      values,
      format: 'JSONCompactEachRow',
      clickhouse_settings: SETTINGS,
    });
    return [];
  } catch (error) {
    if (!blamesARow(error)) throw error;
    if (facts.length === 1) return [{ logged: first.logged, why: error.message }];
    const half = facts.length >> 1;
    const front = await insertInto(clickhouse, table, facts.slice(0, half));
    return [...front, ...(await insertInto(clickhouse, table, facts.slice(half)))];
  }
}
