import { setTimeout as pause } from 'node:timers/promises';
import { type Admin } from 'kafkajs';
import { reasonOf } from '#shared/errors/reason-of.js';
import { BusRefused } from '../../bus.js';
import { type TopicDeclaration } from '../../topics.js';
import { type KafkaConnection } from '../connection/kafka-connection.js';
import { protocolErrorOf } from '../connection/protocol-error.js';
import { KafkaAdmin } from '../inspect/kafka-admin.js';
import { TOPIC_MAX_MESSAGE_BYTES } from './message-limit.js';
import { partitionsOf } from './topic-partitions.js';

const LOOK_AGAIN_MS = 50;
const DAY_MS = 86_400_000;

export interface DeclareOptions {
  /** How many brokers keep each message. 3 on a cluster. */
  readonly replicationFactor: number;
}

/**
 * Creates the topics that are missing and adds the partitions that are. Safe to repeat and from several processes at
 * once. Without topics it only makes sure that the brokers answer.
 *
 * A topic that is there keeps its settings, and more partitions than declared if it has them: whoever runs the cluster
 * may have raised them. Adding partitions moves keys to other partitions: order per key holds again for what is
 * published after the last producer has restarted.
 */
export async function declareKafkaTopics(
  connection: KafkaConnection,
  topics: readonly TopicDeclaration[],
  options: DeclareOptions,
): Promise<void> {
  for (const { name, partitions } of topics) {
    if (!Number.isInteger(partitions) || partitions < 1) {
      throw new Error(
        `topic ${name}: partitions must be a whole number of at least 1, got ${String(partitions)}`,
      );
    }
  }
  const admin = new KafkaAdmin(connection);
  try {
    await admin.ask((kafka) => kafka.describeCluster());
    for (const topic of topics) await admin.ask((kafka) => declare(kafka, topic, options));
  } finally {
    admin.close();
  }
}

async function declare(admin: Admin, topic: TopicDeclaration, options: DeclareOptions): Promise<void> {
  if ((await partitionsOf(admin, topic.name)) === undefined) await create(admin, topic, options);
  if ((await partitionCount(admin, topic.name)) < topic.partitions) await addPartitions(admin, topic);
}

/** Waits for a topic that exists: the broker we ask may learn of it a little later than the controller. */
async function partitionCount(admin: Admin, name: string): Promise<number> {
  for (;;) {
    const partitions = await partitionsOf(admin, name);
    if (partitions !== undefined) return partitions.length;
    await pause(LOOK_AGAIN_MS);
  }
}

async function create(
  admin: Admin,
  { name, partitions, retentionDays }: TopicDeclaration,
  { replicationFactor }: DeclareOptions,
): Promise<void> {
  const config: Record<string, string | number> = {
    'cleanup.policy': 'delete',
    'retention.ms': retentionDays * DAY_MS,
    // Whole segments are dropped: with the default of a week a message could stay a week longer than promised.
    'segment.ms': DAY_MS,
    'max.message.bytes': TOPIC_MAX_MESSAGE_BYTES,
    // One broker may be away without stopping the log, and what is acknowledged is on all the others.
    'min.insync.replicas': Math.max(1, replicationFactor - 1),
    // Not the producer's clock: one that is a day fast would be refused, and what one a week slow wrote be deleted at once.
    'message.timestamp.type': 'LogAppendTime',
  };
  const configEntries = Object.entries(config).map(([entry, value]) => ({
    name: entry,
    value: String(value),
  }));
  const topic = { topic: name, numPartitions: partitions, replicationFactor, configEntries };
  try {
    // False when another process was first. Not waiting for leaders: a broker that has not heard of the topic yet is no
    // refusal, and we wait for it ourselves.
    await admin.createTopics({ topics: [topic], waitForLeaders: false });
  } catch (reason) {
    throw refusalOf(name, reason);
  }
}

async function addPartitions(admin: Admin, { name, partitions }: TopicDeclaration): Promise<void> {
  try {
    await admin.createPartitions({ topicPartitions: [{ topic: name, count: partitions }] });
  } catch (reason) {
    // Unless another process was first.
    if ((await partitionCount(admin, name)) < partitions) throw refusalOf(name, reason);
  }
}

/** kafkajs gathers what the controller said of each topic in one error. What it refuses will not work the next time. */
function refusalOf(topic: string, reason: unknown): unknown {
  const errors: unknown = reason instanceof Error && 'errors' in reason ? reason.errors : undefined;
  const first: unknown = Array.isArray(errors) ? errors[0] : reason;
  if (protocolErrorOf(first) === undefined) return reason;
  return new BusRefused(`topic ${topic}: the brokers refuse it: ${reasonOf(first)}`, { cause: reason });
}
