import { type ClickHouseClient } from '@clickhouse/client';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateClickHouse } from '#shared/clickhouse/migrate.js';
import { openEmbeddedClickHouse } from '#shared/embedded/clickhouse.js';

/**
 * The real engine on a migrated database of the caller's own. The engine binds one folder per process, and Jest runs
 * many files in one process, so the folder is the process's and each file gets a database.
 */
export async function openClickHouse(): Promise<ClickHouseClient> {
  const folder = join(tmpdir(), `manyhands-ch-${String(process.pid)}`);
  const database = `test_${randomBytes(6).toString('hex')}`;
  const first = await openEmbeddedClickHouse(folder);
  await first.command({ query: 'CREATE DATABASE {database:Identifier}', query_params: { database } });
  await first.close();
  const client = await openEmbeddedClickHouse(folder, database);
  await migrateClickHouse(client);
  return client;
}
