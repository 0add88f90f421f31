import { type Static, Type } from 'typebox';
import { KafkaConfig } from '#shared/bus/kafka/kafka-config.js';
import { ClickHouseConfig } from '#shared/clickhouse/clickhouse.config.js';
import { PostgresConfig } from '#shared/postgres/postgres.config.js';

/** Everything the migrate step reads from the environment. */
export const MigrateConfig = Type.Object({
  ...PostgresConfig.properties,
  ...ClickHouseConfig.properties,
  ...KafkaConfig.properties,
  KAFKA_REPLICATION_FACTOR: Type.Integer({
    minimum: 1,
    maximum: 9,
    default: 1,
    description: 'Copies of every topic that is made. 3 where there are three brokers or more.',
  }),
  ADMIN_KEY_FILE: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'Where the first admin key is written, readable by its owner alone. Default: shown once on standard output.',
    }),
  ),
  MIGRATE_WAIT_SECONDS: Type.Integer({
    minimum: 0,
    maximum: 3_600,
    default: 120,
    description: 'How long to wait for stores that are not up yet before giving up.',
  }),
});
export type MigrateConfig = Readonly<Static<typeof MigrateConfig>>;
