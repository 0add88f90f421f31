import { GenericContainer, Wait } from 'testcontainers';
import { eventually } from '../../eventually.js';
import { IMAGES } from '../images.js';
import { kafkaAnswers } from './answers.js';
import { type TestKafka } from './test-kafka.js';

const PORT = 9092;
/** The node's own way to itself: the advertised address leads in from outside only. */
const INSIDE = 'localhost:9093';
const CONTROLLER = 'localhost:9094';
const RUN = '/etc/kafka/docker/run';
const SCRIPT = '/tmp/start-kafka.sh';
const WAITING = 'waiting for the advertised address';
const START_LIMIT_MS = 120_000;

/**
 * Apache's own image in a container. Not `@testcontainers/kafka`: its container starts Confluent's images only. A
 * broker has to know the address it is reached by, and Docker gives that only once the container runs, so the container
 * waits for a script that names it.
 */
export async function kafkaFromTestcontainers(): Promise<TestKafka> {
  const container = await new GenericContainer(IMAGES.kafka)
    .withExposedPorts(PORT)
    .withEnvironment(NODE)
    .withEntrypoint(['sh', '-c'])
    // Docker shows a copied file before it is whole: the script is there when its last line is.
    .withCommand([
      `echo '${WAITING}'; until grep -qs ${RUN} ${SCRIPT}; do sleep 0.1; done; exec sh ${SCRIPT}`,
    ])
    .withWaitStrategy(Wait.forLogMessage(WAITING))
    .start();
  const broker = `${container.getHost()}:${String(container.getMappedPort(PORT))}`;
  try {
    const advertised = `PLAINTEXT://${broker},BROKER://${INSIDE}`;
    const content = `export KAFKA_ADVERTISED_LISTENERS=${advertised}\nexec ${RUN}\n`;
    await container.copyContentToContainer([{ content, target: SCRIPT, mode: 0o644 }]);
    await eventually(`Kafka answers at ${broker}`, () => answers(broker), START_LIMIT_MS);
  } catch (error) {
    await container.stop();
    throw error;
  }
  return {
    brokers: [broker],
    async stop() {
      await container.stop();
    },
  };
}

/** The image takes its defaults only where no variable is set, so all of a single KRaft node stands here. */
const NODE = {
  KAFKA_NODE_ID: '1',
  KAFKA_PROCESS_ROLES: 'broker,controller',
  KAFKA_LISTENERS: `PLAINTEXT://:${String(PORT)},BROKER://${INSIDE},CONTROLLER://${CONTROLLER}`,
  KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,BROKER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
  KAFKA_INTER_BROKER_LISTENER_NAME: 'BROKER',
  KAFKA_CONTROLLER_QUORUM_VOTERS: `1@${CONTROLLER}`,
  KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '4',
  KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
  KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
  KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS: '500',
};

async function answers(broker: string): Promise<boolean> {
  try {
    return await kafkaAnswers([broker]);
  } catch {
    return false;
  }
}
