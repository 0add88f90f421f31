import { type ClickHouseClient } from '@clickhouse/client';
import { join } from 'node:path';
import { migrateClickHouse } from '#shared/clickhouse/migrate.js';
import { select } from '#shared/clickhouse/select.js';
import { openEmbeddedClickHouse } from '#shared/embedded/clickhouse.js';

const TABLES = ['click', 'share', 'share_measure', 'talent_event', 'programme_event'] as const;

export interface DirectInsert {
  readonly rows: number;
  readonly seconds: number;
}

/**
 * The other side of the comparison: takes the rows the service stored and inserts the same rows into the same tables
 * of an empty database, with the official client and nothing else. As many rows at a time as a request held events.
 */
export async function insertDirectly(dataDir: string, rowsAtATime: number): Promise<DirectInsert> {
  const folder = join(dataDir, 'clickhouse');
  const stored = await openEmbeddedClickHouse(folder);
  const tables = await Promise.all(
    TABLES.map(async (table) => ({ table, rows: await rowsOf(stored, table) })),
  );
  await stored.command({ query: `CREATE DATABASE bare_${String(rowsAtATime)}` });
  const bare = await openEmbeddedClickHouse(folder, `bare_${String(rowsAtATime)}`);
  try {
    await migrateClickHouse(bare);
    const before = performance.now();
    for (const { table, rows } of tables) {
      for (let from = 0; from < rows.length; from += rowsAtATime) {
        await bare.insert({
          table,
          values: rows.slice(from, from + rowsAtATime),
          format: 'JSONEachRow',
          clickhouse_settings: { max_partitions_per_insert_block: '0' },
        });
      }
    }
    const seconds = (performance.now() - before) / 1_000;
    return { rows: tables.reduce((sum, { rows }) => sum + rows.length, 0), seconds };
  } finally {
    await bare.close();
    await stored.close();
  }
}

function rowsOf(
  clickhouse: ClickHouseClient,
  table: (typeof TABLES)[number],
): Promise<Record<string, unknown>[]> {
  // The order of arrival, as the service wrote them.
  return select(clickhouse, `SELECT * FROM ${table} FINAL ORDER BY log_partition, log_offset`);
}
