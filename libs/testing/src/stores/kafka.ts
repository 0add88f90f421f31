import { kafkaFromEnvironment } from './kafka/from-environment.js';
import { kafkaFromMaven } from './kafka/from-maven.js';
import { chooseKafkaSource } from './kafka/kafka-source.js';
import { lookForKafka } from './kafka/machine.js';
import { type TestKafka } from './kafka/test-kafka.js';
import { shared } from './shared.js';

export { type TestKafka };

/**
 * A real Kafka: TEST_KAFKA_BROKERS, otherwise a container, otherwise one from Maven artefacts. Callers in one test file
 * share it, and the last to stop it stops it. It may hold other topics and groups: take names of your own.
 */
export const startKafka: () => Promise<TestKafka> = shared(async () => {
  const source = chooseKafkaSource(lookForKafka(process.env));
  switch (source.kind) {
    case 'environment':
      return kafkaFromEnvironment(source.brokers);
    case 'testcontainers': {
      const { kafkaFromTestcontainers } = await import('./kafka/from-testcontainers.js');
      return kafkaFromTestcontainers();
    }
    case 'maven':
      return kafkaFromMaven();
    case 'none':
      throw new Error(`No Kafka can be had: ${source.reason}`);
  }
});
