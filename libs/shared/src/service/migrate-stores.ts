import { type ClickHouseClient } from '@clickhouse/client';
import { migrateClickHouse } from '../clickhouse/migrate.js';
import { runPostgresMigrations } from '../postgres/migrate.js';

/**
 * Brings both stores up to date, for who holds the migration lock. ClickHouse first: a migration of PostgreSQL may mark
 * buckets so that they are computed into tables that are new, and a process of the release before may begin at once.
 * @param options.cluster the replicated cluster the tables are made on; none is one server
 */
export async function migrateStores(
  postgresUrl: string,
  clickhouse: ClickHouseClient,
  options: { readonly cluster?: string | undefined; readonly say?: (step: string) => void } = {},
): Promise<void> {
  const { cluster, say = () => undefined } = options;
  say('ClickHouse ...');
  await migrateClickHouse(clickhouse, cluster);
  say('PostgreSQL ...');
  await runPostgresMigrations(postgresUrl);
}
