import { join } from 'node:path';
import { select } from '#shared/clickhouse/select.js';
import { openEmbeddedClickHouse } from '#shared/embedded/clickhouse.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Key } from './book.js';

const EVENTS = loadSql(import.meta.url, './stored-events.sql');
const CLICKS = loadSql(import.meta.url, './stored-clicks.sql');

/**
 * Every stored fact of one tenant, read from the engine's own files after the process has stopped: nothing of the
 * product stands between the disk and this list.
 */
export async function storedKeys(dataDir: string, tenant: string): Promise<Key[]> {
  const clickhouse = await openEmbeddedClickHouse(join(dataDir, 'clickhouse'));
  try {
    const rows = [
      ...(await select<{ key: Key }>(clickhouse, EVENTS, { tenant })),
      ...(await select<{ key: Key }>(clickhouse, CLICKS, { tenant })),
    ];
    return rows.map(({ key }) => key);
  } finally {
    await clickhouse.close();
  }
}
