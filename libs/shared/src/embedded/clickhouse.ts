import { type ClickHouseClient, type createClient } from '@clickhouse/client';
import { mkdirSync } from 'node:fs';
import { SETTINGS } from '../clickhouse/client.js';
import { createTracedClient } from '../clickhouse/traced-client.js';

type EmbeddedConnection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;

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
  // chdb types its connection against another copy of the same interface; they differ only in `| undefined`.
  const connection = createChdbConnection({ path: folder }) as unknown as EmbeddedConnection;
  const client = createTracedClient({ connection, database, clickhouse_settings: SETTINGS });
  // The embedded connection takes no notice of the client's database; its session has to be told.
  await client.command({ query: 'USE {database:Identifier}', query_params: { database } });
  return client;
}
