import {
  type Bus,
  BusRefused,
  BusUnavailable,
  type GroupOffset,
  type OutgoingMessage,
  type SubscribeOptions,
  type Subscription,
  type Watermark,
} from '../bus.js';
import { assertPublishable, assertSubscribable } from '../assert-usable.js';
import { PublishQueue } from '../publish-queue.js';
import { type KafkaConnection, type OpenSocket } from './connection/kafka-connection.js';
import { type ConsumeSettings } from './consume/group-member.js';
import { KafkaSubscription } from './consume/kafka-subscription.js';
import { groupIdOf } from './group-id.js';
import { KafkaAdmin } from './inspect/kafka-admin.js';
import { readGroupOffsets, readWatermarks, rewindGroup } from './inspect/offsets.js';
import { KafkaProducer } from './produce/kafka-producer.js';
import { place, type PlacedMessage, recordBytes } from './produce/placed-message.js';
import { MAX_BATCH_BYTES, MAX_MESSAGE_BYTES } from './topics/message-limit.js';
import { TopicPartitions } from './topics/topic-partitions.js';

/** kafkajs sorts a send by partition in quadratic time. */
const MAX_APPEND_MESSAGES = 1_000;
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

export interface KafkaBusOptions {
  readonly connection: KafkaConnection;
  /** How long a `publish` may take, waiting for its turn included. */
  readonly publishTimeoutMs?: number;
  /** How long a consumer that fell silent keeps its partitions. */
  readonly sessionTimeoutMs?: number;
  /** How long a rebalance waits for members with a batch in hand; a batch is given two thirds of it. */
  readonly rebalanceTimeoutMs?: number;
  /** How soon partitions that were added to a topic are noticed by its consumers. */
  readonly metadataMaxAgeMs?: number;
  /** How long `close` waits for a handler before its signal is aborted. */
  readonly closeGraceMs?: number;
  /** How connections are opened, for tests that cut them. */
  readonly openSocket?: OpenSocket;
}

/** The event log in Apache Kafka. */
export class KafkaBus implements Bus {
  readonly #admin: KafkaAdmin;
  readonly #partitions: TopicPartitions;
  readonly #producer: KafkaProducer;
  readonly #appends: PublishQueue<PlacedMessage>;
  readonly #consuming: ConsumeSettings;
  readonly #closeGraceMs: number;
  readonly #subscriptions = new Map<KafkaSubscription, string>();
  #closed: Promise<void> | undefined;
  #taking = true;

  /** Resolves once the brokers have answered. Rejects with {@link BusUnavailable} when they do not. */
  static async connect(options: KafkaBusOptions): Promise<KafkaBus> {
    const bus = new KafkaBus(options);
    try {
      await bus.#admin.ask((kafka) => kafka.describeCluster());
      return bus;
    } catch (reason) {
      await bus.close();
      throw reason;
    }
  }

  private constructor(options: KafkaBusOptions) {
    const { connection, openSocket, publishTimeoutMs = 5_000 } = options;
    this.#admin = new KafkaAdmin(connection, openSocket);
    this.#partitions = new TopicPartitions(this.#admin);
    this.#producer = new KafkaProducer(connection, publishTimeoutMs, openSocket);
    this.#appends = new PublishQueue<PlacedMessage>(
      (messages, waitingSince) => this.#producer.append(messages, waitingSince),
      {
        bytesOf: recordBytes,
        maxMessages: MAX_APPEND_MESSAGES,
        maxBytes: MAX_BATCH_BYTES,
        maxWaitingBytes: MAX_WAITING_BYTES,
        maxWaitMs: publishTimeoutMs,
        now: () => performance.now(),
      },
    );
    this.#consuming = {
      connection,
      openSocket,
      sessionTimeoutMs: options.sessionTimeoutMs ?? 10_000,
      rebalanceTimeoutMs: options.rebalanceTimeoutMs ?? 60_000,
      metadataMaxAgeMs: options.metadataMaxAgeMs ?? 30_000,
    };
    this.#closeGraceMs = options.closeGraceMs ?? 10_000;
  }

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    if (!this.#taking) throw new BusUnavailable('the event log is closed; nothing was written');
    if (messages.length === 0) return;
    for (const message of messages) assertPublishable(message, recordBytes(message), MAX_MESSAGE_BYTES);
    await this.#partitions.ensure(new Set(messages.map((message) => message.topic))); // none is written if one has no place
    await this.#appends.add(messages.map((message) => place(message, this.#partitions.of(message.topic))));
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    if (this.#isClosed()) throw new BusUnavailable('the event log is closed');
    assertSubscribable(options);
    await this.#partitions.ensure(new Set([options.topic]));
    if (this.#isClosed()) throw new BusUnavailable('the event log was closed meanwhile');
    const subscription = new KafkaSubscription(options, this.#consuming, this.#closeGraceMs);
    this.#subscriptions.set(subscription, groupIdOf(options.topic, options.group));
    return {
      close: async () => {
        await subscription.close();
        this.#subscriptions.delete(subscription);
      },
    };
  }

  async watermarks(topic: string): Promise<Watermark[]> {
    await this.#partitions.ensure(new Set([topic]));
    return readWatermarks(this.#admin, topic);
  }

  async groupOffsets(topic: string, group: string): Promise<GroupOffset[]> {
    await this.#partitions.ensure(new Set([topic]));
    return readGroupOffsets(this.#admin, topic, group);
  }

  async rewind(topic: string, group: string): Promise<void> {
    // Ours may still be on their way into the group; the brokers refuse it for everybody else's.
    if ([...this.#subscriptions.values()].includes(groupIdOf(topic, group))) {
      throw new BusRefused(`group ${group} of ${topic} has a running consumer here; stop it, then rewind`);
    }
    await this.#partitions.ensure(new Set([topic]));
    await rewindGroup(this.#admin, topic, group);
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  #isClosed(): boolean {
    return this.#closed !== undefined;
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#subscriptions.keys()].map((subscription) => subscription.close())); // handlers may still publish
    this.#taking = false;
    await this.#appends.drain(); // every call has its answer
    this.#producer.close();
    this.#admin.close();
  }
}
