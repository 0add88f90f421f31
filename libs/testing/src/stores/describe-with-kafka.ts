import { kafkaArtefacts } from './kafka/artefacts/kafka-artefacts.js';
import { chooseKafkaProcess, chooseKafkaSource, type KafkaSource } from './kafka/kafka-source.js';
import { lookForKafka } from './kafka/machine.js';
import { IMAGES } from './images.js';

const FETCH_LIMIT_MS = 600_000;
const WAY_OUT =
  'Install Java 17 or newer and Maven, or start a Docker engine, or set TEST_KAFKA_BROKERS to a test broker.';
const OWN_WAY_OUT = 'These tests stop their broker, so they need Java 17 or newer and Maven.';

/**
 * A `describe` for tests on a real Kafka ({@link startKafka}). Where none can be had the suite is skipped and says so;
 * with REQUIRE_KAFKA=1 it fails instead. The title carries where Kafka comes from: the closing line is made of it.
 */
export function describeWithKafka(title: string, body: () => void): void {
  describeOn(chooseKafkaSource(lookForKafka(process.env)), WAY_OUT, title, body);
}

/** The same for tests that start, kill and freeze a broker of their own (`startKafkaProcess`). */
export function describeWithKafkaProcess(title: string, body: () => void): void {
  describeOn(chooseKafkaProcess(lookForKafka(process.env)), OWN_WAY_OUT, title, body);
}

function describeOn(source: KafkaSource, wayOut: string, title: string, body: () => void): void {
  if (source.kind !== 'none') {
    describe(`${title} [Kafka: ${whereIs(source)}]`, () => {
      // Before the body's own hooks, with a limit of its own: the first run on a machine downloads.
      if (source.kind === 'maven') beforeAll(() => kafkaArtefacts(), FETCH_LIMIT_MS);
      body();
    });
    return;
  }
  const reason = `No Kafka: ${source.reason}. ${wayOut}`;
  if (process.env['REQUIRE_KAFKA'] === '1') {
    describe(`${title} [Kafka: none]`, () => {
      it('runs on a real Kafka, as REQUIRE_KAFKA=1 asks', () => {
        throw new Error(reason);
      });
    });
    return;
  }
  warnOnce(reason);
  describe.skip(`${title} [Kafka: none]`, body);
}

function whereIs(source: Exclude<KafkaSource, { kind: 'none' }>): string {
  switch (source.kind) {
    case 'environment':
      return `TEST_KAFKA_BROKERS ${source.brokers.join(',')}`;
    case 'testcontainers':
      return `${IMAGES.kafka} in a container`;
    case 'maven':
      return 'Apache Kafka from Maven artefacts';
  }
}

const warned = new Set<string>();

function warnOnce(reason: string): void {
  if (warned.has(reason)) return;
  warned.add(reason);
  process.stderr.write(`\n*** KAFKA TESTS ARE SKIPPED. ${reason} ***\n\n`);
}
