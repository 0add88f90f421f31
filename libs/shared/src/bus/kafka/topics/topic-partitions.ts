import { type Admin, type PartitionMetadata } from 'kafkajs';
import { BusRefused } from '../../bus.js';
import { protocolErrorOf } from '../connection/protocol-error.js';
import { type KafkaAdmin } from '../inspect/kafka-admin.js';

const UNKNOWN: ReadonlySet<string | undefined> = new Set([
  'UNKNOWN_TOPIC_OR_PARTITION',
  'INVALID_TOPIC_EXCEPTION',
]);

/** The partitions of a topic; undefined when there is no such topic. */
export async function partitionsOf(
  admin: Admin,
  topic: string,
): Promise<readonly PartitionMetadata[] | undefined> {
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    return topics.find(({ name }) => name === topic)?.partitions;
  } catch (reason) {
    if (UNKNOWN.has(protocolErrorOf(reason))) return undefined;
    throw reason;
  }
}

/** Remembers the partitions of topics, and asks again when it is asked for one it does not know. */
export class TopicPartitions {
  readonly #admin: KafkaAdmin;
  readonly #known = new Map<string, readonly PartitionMetadata[]>();

  constructor(admin: KafkaAdmin) {
    this.#admin = admin;
  }

  /** Resolves when all the topics are known. Rejects with {@link BusRefused} when one is not declared. */
  async ensure(topics: ReadonlySet<string>): Promise<void> {
    for (const topic of topics) {
      if (this.#known.has(topic)) continue;
      const partitions = await this.#admin.ask((admin) => partitionsOf(admin, topic));
      if (partitions === undefined) {
        throw new BusRefused(`unknown topic: ${topic}; declare it in topics.ts and run the migrate step`);
      }
      this.#known.set(topic, partitions);
    }
  }

  of(topic: string): readonly PartitionMetadata[] {
    const partitions = this.#known.get(topic);
    if (partitions === undefined) throw new BusRefused(`unknown topic: ${topic}`);
    return partitions;
  }
}
