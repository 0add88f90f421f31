import { type ClickHouseClient } from '@clickhouse/client';
import { randomBytes } from 'node:crypto';
import { migrateClickHouse } from '#shared/clickhouse/migrate.js';

/** Opens a client of an engine on one of its databases. */
export type OpenDatabase = (database: string) => ClickHouseClient | Promise<ClickHouseClient>;

/**
 * A client on a new, migrated database of the caller's own. To close it drops the database, then `end` stops what was
 * started for it.
 */
export async function ownDatabase(
  open: OpenDatabase,
  end: () => Promise<void> = () => Promise.resolve(),
): Promise<ClickHouseClient> {
  const database = `test_${randomBytes(6).toString('hex')}`;
  const parameters = { query_params: { database } };
  const admin = await open('default');
  const leave = async () => {
    try {
      await admin.command({ query: 'DROP DATABASE IF EXISTS {database:Identifier} SYNC', ...parameters });
    } finally {
      await admin.close();
      await end();
    }
  };
  try {
    await admin.command({ query: 'CREATE DATABASE {database:Identifier}', ...parameters });
    const client = await open(database);
    await migrateClickHouse(client);
    const close = client.close.bind(client);
    client.close = async () => {
      await close();
      await leave();
    };
    return client;
  } catch (error) {
    await leave().catch(() => undefined);
    throw error;
  }
}
