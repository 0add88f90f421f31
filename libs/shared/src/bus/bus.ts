/** What travels beside a message's value: names and texts. Names are as their producer wrote them. */
export type MessageHeaders = Readonly<Record<string, string>>;

/** A message as its producer hands it over. Messages with the same key land in the same partition, in order. */
export interface OutgoingMessage {
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer;
  readonly headers?: MessageHeaders;
}

/** A message as the log keeps it. */
export interface LoggedMessage {
  readonly offset: number;
  readonly key: string;
  readonly value: Buffer;
  readonly headers: MessageHeaders;
}

/** Consecutive offsets of one partition; never empty. */
export interface MessageBatch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly LoggedMessage[];
  /** Aborted when the partition is no longer ours or the process is stopping. Side effects begun after that must be harmless. */
  readonly signal: AbortSignal;
}

export interface SubscribeOptions {
  readonly topic: string;
  /** The consumer group. Every group sees every message; within a group each partition has one consumer at a time. */
  readonly group: string;
  readonly maxMessages: number;
  /**
   * Least time between two batches of a partition, unless the one before was full. For handlers whose batches cost more
   * than their messages: under a steady trickle they get fewer, larger ones. A first message is never held back.
   */
  readonly paceMs?: number;
  /**
   * Resolves when every effect of the batch is durable; only then does the offset move. A rejection pauses the
   * partition and the same offsets are handed over again, without end: the handler must be idempotent.
   */
  readonly handle: (batch: MessageBatch) => Promise<void>;
}

export interface Subscription {
  /** Stops taking new batches, waits for the one in hand, and gives the partitions back. */
  close(): Promise<void>;
}

/** Offsets of one partition: the first one still kept, and the one the next message will get. */
export interface Watermark {
  readonly partition: number;
  readonly start: number;
  readonly end: number;
}

/** The next offset a group will be handed, per partition. */
export interface GroupOffset {
  readonly partition: number;
  readonly offset: number;
}

/**
 * The event log. Two adapters keep one contract (`libs/testing/src/contracts/bus/bus.contract.ts`): a log in PostgreSQL
 * and Apache Kafka. Delivery is at least once; what makes results exact is the identity of the rows written.
 */
export interface Bus {
  /** Resolves once all messages are durable. Rejects with {@link BusUnavailable} when that cannot be known. */
  publish(messages: readonly OutgoingMessage[]): Promise<void>;
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  watermarks(topic: string): Promise<Watermark[]>;
  groupOffsets(topic: string, group: string): Promise<GroupOffset[]>;
  /** Hands the group everything still kept once more. Only while the group has no running consumer. */
  rewind(topic: string, group: string): Promise<void>;
  close(): Promise<void>;
}

/** The log could not take the messages, or did not say so in time. The caller may send them again. */
export class BusUnavailable extends Error {
  override readonly name = 'BusUnavailable';
}

/** The log will never take this: an unknown topic, a message that is too large, a rewind under a running consumer. */
export class BusRefused extends Error {
  override readonly name = 'BusRefused';
}

/** Nest injection token of the {@link Bus}. */
export const BUS = Symbol('Bus');
