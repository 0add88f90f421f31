import { kafkaAnswers } from './answers.js';
import { type TestKafka } from './test-kafka.js';

/** A broker somebody else runs. Nothing is started or stopped; topics of the tests stay behind on it. */
export async function kafkaFromEnvironment(brokers: readonly string[]): Promise<TestKafka> {
  try {
    if (!(await kafkaAnswers(brokers))) throw new Error('it knows no broker');
  } catch (cause) {
    throw new Error(
      `TEST_KAFKA_BROKERS is ${brokers.join(',')}, and no Kafka answers there; mend it or take it away`,
      { cause },
    );
  }
  return { brokers, stop: () => Promise.resolve() };
}
