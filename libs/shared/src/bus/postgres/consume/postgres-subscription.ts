import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { type Pool } from 'pg';
import { type SubscribeOptions, type Subscription } from '../../bus.js';
import { BackOff } from '../../back-off.js';
import { Bell } from '../../bell.js';
import { fairShare } from '../group/fair-share.js';
import { GroupStore, type NewLease, type Standing } from '../group/group-store.js';
import { type Notifications } from './notifications.js';
import { PartitionConsumer } from './partition-consumer.js';
import { PartitionReader } from './partition-reader.js';

export interface ConsumeSettings {
  /** How long a member that fell silent keeps its partitions. */
  readonly leaseMs: number;
  /** How often an idle partition is looked at without having been notified. */
  readonly pollMs: number;
  /** How long `close` waits for a handler before its signal is aborted. */
  readonly closeGraceMs: number;
  readonly readTimeoutMs: number;
}

/** One member of a consumer group: keeps itself alive, holds its fair share of the partitions, and runs a consumer for each. */
export class PostgresSubscription implements Subscription {
  readonly #pool: Pool;
  readonly #options: SubscribeOptions;
  readonly #settings: ConsumeSettings;
  readonly #store: GroupStore;
  readonly #consumers = new Map<number, PartitionConsumer>();
  readonly #logger = new Logger('EventLog');
  readonly #bell = new Bell();
  readonly #silence: (() => void)[];
  #partitions = 0;
  #expiry: NodeJS.Timeout | undefined;
  #closing = false;
  #left = false;
  #closed: Promise<void> | undefined;
  #living: Promise<void> | undefined;

  constructor(
    pool: Pool,
    notifications: Notifications,
    options: SubscribeOptions,
    settings: ConsumeSettings,
  ) {
    this.#pool = pool;
    this.#options = options;
    this.#settings = settings;
    this.#store = new GroupStore(pool, options.topic, options.group, randomUUID(), settings.leaseMs);
    this.#silence = [
      notifications.on('append', options.topic, () => {
        for (const consumer of this.#consumers.values()) consumer.wake();
      }),
      notifications.on('group', options.topic, () => {
        this.#bell.ring();
      }),
    ];
  }

  /** Joins the group. Rejects when the log is away now; once it has resolved, no outage ends the subscription. */
  async start(): Promise<void> {
    try {
      await this.#beat();
    } catch (reason) {
      for (const silence of this.#silence) silence();
      throw reason;
    }
    this.#living = this.#live();
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#closing = true;
    for (const consumer of this.#consumers.values()) consumer.stop();
    const grace = setTimeout(() => {
      for (const consumer of this.#consumers.values()) consumer.abort();
    }, this.#settings.closeGraceMs);
    await this.#allFinished(); // the leases are renewed until then
    this.#left = true;
    this.#bell.ring();
    await this.#living;
    await this.#allFinished(); // a heartbeat that was under way may have begun one more, which ends at once
    clearTimeout(grace);
    clearTimeout(this.#expiry);
    for (const silence of this.#silence) silence();
    // Best effort: a member that cannot say goodbye is forgotten when its time is up.
    await this.#store.leave().catch(() => undefined);
  }

  async #allFinished(): Promise<void> {
    await Promise.all([...this.#consumers.values()].map((consumer) => consumer.finished));
  }

  async #live(): Promise<void> {
    const intervalMs = this.#settings.leaseMs / 3;
    const backOff = new BackOff(intervalMs);
    let waitMs = intervalMs;
    while (!this.#left) {
      await this.#bell.wait(waitMs);
      if (this.#left) return;
      try {
        await this.#beat();
        backOff.reset();
        waitMs = intervalMs;
      } catch (reason) {
        waitMs = backOff.next();
        this.#logger.warn(
          `${this.#name()}: heartbeat failed: ${reason instanceof Error ? reason.message : String(reason)}`,
        );
      }
    }
  }

  async #beat(): Promise<void> {
    const sentAt = performance.now();
    const holding = [...this.#consumers.values()].filter((consumer) => consumer.holding);
    const standing = await this.#store.heartbeat(holding.map((consumer) => consumer.lease));
    for (const consumer of holding) if (!standing.held.has(consumer.lease.partition)) consumer.lose();
    this.#expireAt(sentAt + this.#settings.leaseMs); // what is left is ours until then, whatever happens to PostgreSQL
    if (this.#closing) return;
    await this.#joinNewPartitions(standing.partitions); // the group has an offset in every partition
    await this.#balance(standing); // we hold our share, or are finishing the batches of what is too much
  }

  #expireAt(deadline: number): void {
    clearTimeout(this.#expiry);
    this.#expiry = setTimeout(() => {
      for (const consumer of this.#consumers.values()) consumer.lose();
    }, deadline - performance.now());
  }

  async #joinNewPartitions(partitions: number): Promise<void> {
    if (partitions === this.#partitions) return;
    await this.#store.join();
    this.#partitions = partitions;
  }

  async #balance({ partitions, members, rank }: Standing): Promise<void> {
    const share = fairShare(partitions, members, rank);
    const active = [...this.#consumers.values()].filter((consumer) => consumer.active);
    for (const consumer of active.slice(share)) consumer.stop();
    if (active.length >= share) return;
    // A partition whose last handler still runs here is not taken again until it has ended: never two at once.
    const leases = await this.#store.acquire(share - active.length, [...this.#consumers.keys()]);
    for (const lease of leases) this.#consume(lease);
  }

  #consume(lease: NewLease): void {
    const { topic } = this.#options;
    const reader = new PartitionReader(this.#pool, topic, lease.partition, this.#settings.readTimeoutMs);
    const consumer = new PartitionConsumer(lease, this.#options, reader, this.#store, this.#settings.pollMs);
    this.#consumers.set(lease.partition, consumer);
    if (this.#closing) consumer.stop();
    void consumer.finished.then(() => {
      this.#consumers.delete(lease.partition);
      this.#bell.ring();
    });
  }

  #name(): string {
    return `${this.#options.topic} (${this.#options.group})`;
  }
}
