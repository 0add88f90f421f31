import { type ClickHouseClient } from '@clickhouse/client';
import { mkdirSync } from 'node:fs';
import { SETTINGS } from '../clickhouse/client.js';
import { createTracedClient } from '../clickhouse/traced-client.js';
import { type EmbeddedConnection, parallelConnection } from './parallel-connection.js';

/** Statements that run side by side: reports, inserts and rollups of one process on a machine of a few cores. */
const SIDE_BY_SIDE = 4;

/**
 * Opens the real ClickHouse engine in this process, behind the ordinary client. One process per folder: a second one
 * is refused by the engine's own lock.
 */
export async function openEmbeddedClickHouse(
  folder: string,
  database = 'default',
): Promise<ClickHouseClient> {
  const { createChdbConnection } = await import('chdb/connection');
  mkdirSync(folder, { recursive: true });
  const connections: EmbeddedConnection[] = [];
  for (let n = 0; n < SIDE_BY_SIDE; n++) {
    // chdb types its connection against another copy of the same interface; they differ only in `| undefined`.
    const connection = createChdbConnection({ path: folder }) as unknown as EmbeddedConnection;
    // It takes no notice of the client's database; its session has to be told.
    await createTracedClient({ connection }).command({
      query: 'USE {database:Identifier}',
      query_params: { database },
    });
    connections.push(connection);
  }
  return createTracedClient({
    connection: parallelConnection(connections),
    database,
    clickhouse_settings: SETTINGS,
  });
}
