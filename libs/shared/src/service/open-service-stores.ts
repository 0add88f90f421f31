import { type ClickHouseClient } from '@clickhouse/client';
import { type Static } from 'typebox';
import { KafkaBus } from '../bus/kafka/kafka-bus.js';
import { kafkaConnection } from '../bus/kafka/kafka-config.js';
import { BusRefused } from '../bus/bus.js';
import { ACCEPTED } from '../bus/topics.js';
import { clickHouseAddress, type ClickHouseConfig } from '../clickhouse/clickhouse.config.js';
import { openClickHouse } from '../clickhouse/client.js';
import { pendingClickHouseMigrations } from '../clickhouse/migrate.js';
import { pendingPostgresMigrations } from '../postgres/migrate.js';
import { createPool } from '../postgres/pool.js';
import { TracedBus } from '../telemetry/tracing.js';
import { type OpenStores } from './serve.js';
import { type ServiceConfig } from './service.config.js';
import { type Patience, waitFor } from './wait-for.js';

const POOL_SIZE = 20;
/** Longer than any statement of ours runs, recomputing under a lock included. */
const QUERY_TIMEOUT_MS = 60_000;

type Config = Readonly<Static<typeof ServiceConfig>>;

/** A store answers, and has not the schema this build needs. */
class NotMigrated extends Error {
  override readonly name = 'NotMigrated';
  constructor(pending: readonly string[]) {
    super(`it lacks ${pending.join(', ')}; run the migrate step (npm run migrate)`);
  }
}

/** PostgreSQL and the log, as soon as both are there and migrated. */
export async function openServiceStores(
  name: string,
  config: Config,
  patience: Patience,
): Promise<OpenStores> {
  const connection = kafkaConnection(config, `manyhands-${name}`);
  const postgres = createPool(config.DATABASE_URL, { max: POOL_SIZE, queryTimeoutMs: QUERY_TIMEOUT_MS });
  try {
    await waitFor(
      'PostgreSQL',
      async () => {
        need(await pendingPostgresMigrations(postgres));
      },
      patience,
    );
    const log = await waitFor('Kafka', () => openLog(connection), patience);
    const bus = new TracedBus(log);
    return {
      postgresUrl: config.DATABASE_URL,
      postgres,
      bus,
      async close() {
        await bus.close();
        await postgres.end();
      },
    };
  } catch (error) {
    await postgres.end();
    throw error;
  }
}

/** The same with ClickHouse, for who writes or reads it. */
export async function openAllServiceStores(
  name: string,
  config: Config & ClickHouseConfig,
  patience: Patience,
): Promise<OpenStores & { readonly clickhouse: ClickHouseClient }> {
  const address = clickHouseAddress(config);
  const clickhouse = await waitFor('ClickHouse', () => openClickHouse(address), patience);
  try {
    await waitFor(
      'ClickHouse',
      async () => {
        need(await pendingClickHouseMigrations(clickhouse));
      },
      patience,
    );
    const stores = await openServiceStores(name, config, patience);
    return {
      ...stores,
      clickhouse,
      async close() {
        await stores.close();
        await clickhouse.close();
      },
    };
  } catch (error) {
    await clickhouse.close();
    throw error;
  }
}

function need(pending: readonly string[]): void {
  if (pending.length > 0) throw new NotMigrated(pending);
}

/** Connected, and with our topics: a broker without them has not been migrated. */
async function openLog(connection: ReturnType<typeof kafkaConnection>): Promise<KafkaBus> {
  const log = await KafkaBus.connect({ connection });
  try {
    await log.watermarks(ACCEPTED);
    return log;
  } catch (error) {
    await log.close();
    throw error instanceof BusRefused ? new NotMigrated([`the topic ${ACCEPTED}`]) : error;
  }
}
