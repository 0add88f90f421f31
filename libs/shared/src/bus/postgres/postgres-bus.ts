import { Logger } from '@nestjs/common';
import { type Pool } from 'pg';
import {
  type Bus,
  BusUnavailable,
  type GroupOffset,
  type OutgoingMessage,
  type SubscribeOptions,
  type Subscription,
  type Watermark,
} from '../bus.js';
import { assertPublishable, assertSubscribable } from '../assert-usable.js';
import { PublishQueue } from '../publish-queue.js';
import { type TopicDeclaration } from '../topics.js';
import { append, type PlacedMessage } from './append/append.js';
import { partitionOf } from './append/partitioner.js';
import { Notifications } from './consume/notifications.js';
import { PostgresSubscription } from './consume/postgres-subscription.js';
import { readGroupOffsets, readWatermarks, rewindGroup } from './inspect/offsets.js';
import { encodedBytes } from './payload-codec.js';
import { RetentionTimer } from './retention/retention-timer.js';
import { PartitionCounts } from './topics/partition-counts.js';

const MEBIBYTE = 1024 * 1024;
const MAX_APPEND_MESSAGES = 20_000;
const MAX_APPEND_BYTES = 8 * MEBIBYTE;
const MAX_WAITING_BYTES = 64 * MEBIBYTE;
const MAX_MESSAGE_BYTES = 16 * MEBIBYTE;
const READ_TIMEOUT_MS = 15_000;

export interface PostgresBusOptions {
  /** The topics whose retention this instance looks after. */
  readonly topics: readonly TopicDeclaration[];
  /** How long one append may take, and how long a call may wait for its turn. */
  readonly publishTimeoutMs?: number;
  /** How long a consumer that fell silent keeps its partitions. */
  readonly leaseMs?: number;
  readonly pollMs?: number;
  /** How long `close` waits for a handler before its signal is aborted. */
  readonly closeGraceMs?: number;
  readonly retentionIntervalMs?: number;
}

/**
 * The event log in PostgreSQL. The pool stays its owner's: end it after `close`. One more connection is opened for
 * notifications while there are subscriptions.
 */
export class PostgresBus implements Bus {
  readonly #pool: Pool;
  readonly #options: PostgresBusOptions;
  readonly #partitions: PartitionCounts;
  readonly #appends: PublishQueue<PlacedMessage>;
  readonly #notifications: Notifications;
  readonly #retention: RetentionTimer;
  readonly #subscriptions = new Set<PostgresSubscription>();
  readonly #onPoolError: (reason: Error) => void;
  #closed: Promise<void> | undefined;
  #taking = true;

  constructor(pool: Pool, options: PostgresBusOptions) {
    const timeoutMs = options.publishTimeoutMs ?? 5_000;
    this.#pool = pool;
    this.#options = options;
    this.#partitions = new PartitionCounts(pool);
    this.#appends = new PublishQueue<PlacedMessage>((messages) => append(pool, messages, timeoutMs), {
      bytesOf: encodedBytes,
      maxMessages: MAX_APPEND_MESSAGES,
      maxBytes: MAX_APPEND_BYTES,
      maxWaitingBytes: MAX_WAITING_BYTES,
      maxWaitMs: timeoutMs,
      now: () => performance.now(),
    });
    this.#notifications = new Notifications(pool);
    this.#retention = new RetentionTimer(pool, options.topics, options.retentionIntervalMs ?? 10 * 60_000);
    const logger = new Logger('EventLog');
    // Without a listener the loss of an idle connection would end the process; the pool replaces it by itself.
    this.#onPoolError = (reason) => {
      logger.warn(`an idle connection was lost: ${reason.message}`);
    };
    pool.on('error', this.#onPoolError);
  }

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    if (!this.#taking) throw new BusUnavailable('the event log is closed; nothing was written');
    if (messages.length === 0) return;
    for (const message of messages) assertPublishable(message, encodedBytes(message), MAX_MESSAGE_BYTES); // one that never can be written stops the call, not the log
    await this.#partitions.ensure(new Set(messages.map((message) => message.topic))); // nor one that has nowhere to go
    await this.#appends.add(messages.map((message) => this.#place(message))); // committed, in the order of the calls
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    if (this.#isClosed()) throw new BusUnavailable('the event log is closed');
    assertSubscribable(options);
    await this.#partitions.ensure(new Set([options.topic]));
    const { leaseMs = 10_000, pollMs = 500, closeGraceMs = 10_000 } = this.#options;
    const subscription = new PostgresSubscription(this.#pool, this.#notifications, options, {
      leaseMs,
      pollMs,
      closeGraceMs,
      readTimeoutMs: READ_TIMEOUT_MS,
    });
    await subscription.start();
    this.#subscriptions.add(subscription);
    const close = async (): Promise<void> => {
      await subscription.close();
      this.#subscriptions.delete(subscription);
    };
    if (this.#isClosed()) {
      await close();
      throw new BusUnavailable('the event log was closed meanwhile');
    }
    return { close };
  }

  async watermarks(topic: string): Promise<Watermark[]> {
    await this.#partitions.ensure(new Set([topic]));
    return readWatermarks(this.#pool, topic);
  }

  async groupOffsets(topic: string, group: string): Promise<GroupOffset[]> {
    await this.#partitions.ensure(new Set([topic]));
    return readGroupOffsets(this.#pool, topic, group);
  }

  async rewind(topic: string, group: string): Promise<void> {
    await this.#partitions.ensure(new Set([topic]));
    await rewindGroup(this.#pool, topic, group);
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  #isClosed(): boolean {
    return this.#closed !== undefined;
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.close())); // handlers may still publish
    this.#taking = false;
    await this.#appends.drain(); // every call has its answer
    await this.#retention.close();
    await this.#notifications.close();
    this.#pool.off('error', this.#onPoolError);
  }

  #place(message: OutgoingMessage): PlacedMessage {
    return { ...message, partition: partitionOf(message.key, this.#partitions.of(message.topic)) };
  }
}
