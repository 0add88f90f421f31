import { type KafkaConnection } from '#shared/bus/kafka/connection/kafka-connection.js';
import { KafkaBus } from '#shared/bus/kafka/kafka-bus.js';
import { KafkaConfig, kafkaConnection } from '#shared/bus/kafka/kafka-config.js';
import { declareKafkaTopics } from '#shared/bus/kafka/topics/declare-kafka-topics.js';
import { PostgresBus } from '#shared/bus/postgres/postgres-bus.js';
import { RAW_TOPICS, TOPICS } from '#shared/bus/topics.js';
import { loadConfig } from '#shared/config/load-config.js';
import { createPool } from '#shared/postgres/pool.js';
import { describeWithKafka } from '#testing/stores/describe-with-kafka.js';
import { startKafka, type TestKafka } from '#testing/stores/kafka.js';
import { documentedProducers } from '../testing/documented-producers.contract.js';
import { frontDoor, type Log } from '../testing/front-door.contract.js';

const KAFKA_START_MS = 180_000;

describe('the raw topics on the log in PostgreSQL', () => {
  frontDoor((url) => {
    const pool = createPool(url, { max: 3 });
    const producer = new PostgresBus(pool, { topics: [...TOPICS, ...RAW_TOPICS] });
    return Promise.resolve({
      producer,
      openBus: undefined,
      async close() {
        await producer.close();
        await pool.end();
      },
    });
  });
});

describeWithKafka('the raw topics on Kafka', () => {
  let kafka: TestKafka;
  let connection: KafkaConnection;
  beforeAll(async () => {
    kafka = await startKafka();
    connection = kafkaConnection(
      loadConfig(KafkaConfig, { KAFKA_BROKERS: kafka.brokers.join(',') }),
      'raw-topics-test',
    );
    await declareKafkaTopics(connection, [...TOPICS, ...RAW_TOPICS], { replicationFactor: 1 });
  }, KAFKA_START_MS);
  afterAll(() => kafka.stop());

  const openBus = () => KafkaBus.connect({ connection, sessionTimeoutMs: 6_000 });
  // One after the other, and in one file: they read the same topics as the same group, and files may share a Kafka.
  describe('whoever writes to them', () => {
    frontDoor(async (): Promise<Log> => {
      const producer = await KafkaBus.connect({ connection });
      return { producer, openBus, close: () => producer.close() };
    });
  });
  describe('as documented', () => {
    documentedProducers({ brokers: () => kafka.brokers, openBus });
  });
});
