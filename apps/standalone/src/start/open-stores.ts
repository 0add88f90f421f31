import { join } from 'node:path';
import { PostgresBus } from '#shared/bus/postgres/postgres-bus.js';
import { declareTopics } from '#shared/bus/postgres/topics/declare-topics.js';
import { TOPICS } from '#shared/bus/topics.js';
import { openEmbeddedClickHouse } from '#shared/embedded/clickhouse.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#shared/embedded/postgres.js';
import { underMigrationLock } from '#shared/postgres/migration-lock.js';
import { createPool } from '#shared/postgres/pool.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { migrateStores } from '#shared/service/migrate-stores.js';
import { type OpenStores } from '#shared/service/serve.js';
import { TracedBus } from '#shared/telemetry/tracing.js';
import { type StandaloneConfig } from '../standalone.config.js';

const POOL_SIZE = 20;
const RELEASE_LEFTOVER_LEASES = loadSql(import.meta.url, './release-leftover-leases.sql');

/**
 * Starts or connects the stores of a data folder and brings their schemas up to date. Closed in the order that loses
 * nothing: the log first, then the connections, then the servers.
 */
export async function openStores(config: StandaloneConfig): Promise<OpenStores> {
  const dataDir = config.MANYHANDS_DATA_DIR;
  const [server, clickhouse] = await Promise.all([
    config.DATABASE_URL === undefined
      ? startEmbeddedPostgres(join(dataDir, 'postgres'))
      : foreignPostgres(config.DATABASE_URL),
    openEmbeddedClickHouse(join(dataDir, 'clickhouse')),
  ]);
  const postgresUrl = server.url;
  await underMigrationLock(postgresUrl, () => migrateStores(postgresUrl, clickhouse));
  const postgres = createPool(postgresUrl, { max: POOL_SIZE });
  await declareTopics(postgres, TOPICS);
  await postgres.query(RELEASE_LEFTOVER_LEASES);
  const bus = new TracedBus(new PostgresBus(postgres, { topics: TOPICS }));
  return {
    postgresUrl,
    postgres,
    clickhouse,
    bus,
    async close() {
      await bus.close();
      await postgres.end();
      await clickhouse.close();
      await server.stop();
    },
  };
}

/** A server that somebody else runs: it is not ours to stop. */
function foreignPostgres(url: string): Pick<EmbeddedPostgres, 'url' | 'stop'> {
  return { url, stop: () => Promise.resolve() };
}
