import { type ClickHouseClient } from '@clickhouse/client';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedClickHouse } from '#shared/embedded/clickhouse.js';
import { ownDatabase } from './own-database.js';

/**
 * The real engine in this process. It binds one folder per process, and Jest runs many files in one process, so the
 * folder is the process's and each caller gets a database.
 */
export function embeddedClickHouse(): Promise<ClickHouseClient> {
  const folder = join(tmpdir(), `manyhands-ch-${String(process.pid)}`);
  return ownDatabase((database) => openEmbeddedClickHouse(folder, database));
}
