import { createFirstOrganisation } from '#shared/access/first-organisation.js';
import { kafkaConnection } from '#shared/bus/kafka/kafka-config.js';
import { declareKafkaTopics } from '#shared/bus/kafka/topics/declare-kafka-topics.js';
import { RAW_TOPICS, TOPICS } from '#shared/bus/topics.js';
import { clickHouseAddress } from '#shared/clickhouse/clickhouse.config.js';
import { connectClickHouse, openClickHouse } from '#shared/clickhouse/client.js';
import { createDatabase } from '#shared/clickhouse/create-database.js';
import { writeSecretFile } from '#shared/files/write-secret-file.js';
import { underMigrationLock } from '#shared/postgres/migration-lock.js';
import { createPool } from '#shared/postgres/pool.js';
import { migrateStores } from '#shared/service/migrate-stores.js';
import { type Patience, waitFor } from '#shared/service/wait-for.js';
import { type MigrateConfig } from './migrate.config.js';

const CLIENT_ID = 'manyhands-migrate';
const TOPICS_OF_KAFKA = [...TOPICS, ...RAW_TOPICS];

/**
 * Brings all three stores up to what this build needs. Every step may be repeated, so a run that was killed is simply
 * run again; two at once follow one another. Returns the first admin key when this run made it.
 */
export async function migrate(config: MigrateConfig, patience: Patience): Promise<string | undefined> {
  await untilUp(config, patience);
  return underMigrationLock(config.DATABASE_URL, async () => {
    await migrateTables(config, patience);
    patience.say('Kafka ...');
    await waitFor('Kafka', () => declareTopics(config), patience); // a topic that was just made has no leader yet
    return makeFirstOrganisation(config);
  });
}

/** All three, before anything is changed: half an installation is worse than none. */
async function untilUp(config: MigrateConfig, patience: Patience): Promise<void> {
  const postgres = createPool(config.DATABASE_URL, { max: 1 });
  const clickhouse = connectClickHouse({ ...clickHouseAddress(config), database: 'default' });
  try {
    await waitFor('PostgreSQL', () => postgres.query('SELECT 1'), patience);
    await waitFor(
      'ClickHouse',
      async () => (await clickhouse.query({ query: 'SELECT 1', format: 'JSONEachRow' })).text(),
      patience,
    );
    // Declaring nothing asks the brokers who they are, and changes nothing.
    await waitFor(
      'Kafka',
      () => declareKafkaTopics(kafkaConnection(config, CLIENT_ID), [], { replicationFactor: 1 }),
      patience,
    );
  } finally {
    await Promise.all([postgres.end(), clickhouse.close()]);
  }
}

function declareTopics(config: MigrateConfig): Promise<void> {
  return declareKafkaTopics(kafkaConnection(config, CLIENT_ID), TOPICS_OF_KAFKA, {
    replicationFactor: config.KAFKA_REPLICATION_FACTOR,
  });
}

async function migrateTables(config: MigrateConfig, { say }: Patience): Promise<void> {
  const address = clickHouseAddress(config);
  await createDatabase(address);
  const clickhouse = await openClickHouse(address);
  try {
    await migrateStores(config.DATABASE_URL, clickhouse, { cluster: address.cluster, say });
  } finally {
    await clickhouse.close();
  }
}

async function makeFirstOrganisation(config: MigrateConfig): Promise<string | undefined> {
  const { ADMIN_KEY_FILE } = config;
  const postgres = createPool(config.DATABASE_URL, { max: 1 });
  try {
    return await createFirstOrganisation(postgres, (key) => {
      if (ADMIN_KEY_FILE !== undefined) writeSecretFile(ADMIN_KEY_FILE, `${key}\n`);
    });
  } finally {
    await postgres.end();
  }
}
