import { type Consumer, type EachBatchPayload } from 'kafkajs';
import { reasonOf } from '#shared/errors/reason-of.js';
import { type SubscribeOptions } from '../../bus.js';
import { KafkaClient } from '../connection/kafka-client.js';
import { type KafkaConnection, type OpenSocket } from '../connection/kafka-connection.js';
import { protocolErrorOf } from '../connection/protocol-error.js';
import { inTime } from '../../../in-time.js';
import { groupIdOf } from '../group-id.js';
import { loggedMessage } from './logged-message.js';
import { PartitionConsumer, type PartitionSource } from './partition-consumer.js';
import { NotYet, patientAssigner } from './patient-assigner.js';
import { SessionClock } from './session-clock.js';

const MEBIBYTE = 1024 * 1024;
/** 20,000 messages of 500 bytes and some. */
const FETCH_BYTES_PER_PARTITION = 12 * MEBIBYTE;
const FETCH_BYTES = 32 * MEBIBYTE;
/** How long the brokers hold back an answer without messages. A partition that wants more waits for it no longer than this. */
const FETCH_WAIT_MS = 100;
const DISCONNECT_LIMIT_MS = 5_000;
/** How long kafkajs may try is decided here, by the session's time, not by counting. */
const RETRY = { initialRetryTime: 50, maxRetryTime: 500, retries: Number.MAX_SAFE_INTEGER };

export interface ConsumeSettings {
  readonly connection: KafkaConnection;
  readonly openSocket: OpenSocket | undefined;
  /** How long a member that fell silent keeps its partitions. */
  readonly sessionTimeoutMs: number;
  /** How long the others wait for a member that has to finish a batch before it joins anew. */
  readonly rebalanceTimeoutMs: number;
  /** How soon partitions that were added to the topic are noticed. */
  readonly metadataMaxAgeMs: number;
}

/**
 * A kafkajs consumer, from its first joining of the group to its first failure; then another one takes its place.
 *
 * kafkajs fetches, keeps the membership alive and carries the commits. What was fetched is handed over by a
 * {@link PartitionConsumer} for each partition, outside of kafkajs's loop: that loop waits for all partitions of a
 * broker before it fetches any again, and sends no heartbeat meanwhile.
 */
export class GroupMember implements PartitionSource {
  /** Why it is of no more use. Never rejects. */
  readonly ended: Promise<string>;
  /** Resolves after that, when kafkajs has let go of everything, or should have long ago. Never rejects. */
  readonly gone: Promise<void>;
  readonly #options: SubscribeOptions;
  readonly #settings: ConsumeSettings;
  readonly #client: KafkaClient;
  readonly #consumer: Consumer;
  readonly #session: SessionClock;
  /** Of the present generation of the group. */
  readonly #partitions = new Map<number, PartitionConsumer>();
  /** Across generations and members: when this process is done with what it was handed of a partition. */
  readonly #lastOf: Map<number, Promise<void>>;
  readonly #running: Promise<void>;
  #resolveEnded: (reason: string) => void = () => undefined;
  #state: 'joining' | 'member' | 'yielding' | 'ended' = 'joining';
  #closing = false;
  #yieldUntil = 0;
  #pulse: NodeJS.Timeout | undefined;
  #joining: NodeJS.Timeout | undefined;
  #payload: EachBatchPayload | undefined;

  constructor(options: SubscribeOptions, settings: ConsumeSettings, lastOf: Map<number, Promise<void>>) {
    this.#options = options;
    this.#settings = settings;
    this.#lastOf = lastOf;
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve));
    this.gone = this.ended.then(() => this.#disconnect());
    this.#limitJoining();
    this.#session = new SessionClock(settings.sessionTimeoutMs, () => {
      this.#end('the group has not heard of us for a whole session');
    });
    this.#client = new KafkaClient(settings.connection, settings.sessionTimeoutMs, settings.openSocket);
    this.#consumer = this.#client.kafka.consumer({
      groupId: groupIdOf(options.topic, options.group),
      partitionAssigners: [
        patientAssigner(() => {
          this.#letJoin();
        }),
      ],
      sessionTimeout: settings.sessionTimeoutMs,
      heartbeatInterval: Math.floor(settings.sessionTimeoutMs / 3),
      rebalanceTimeout: settings.rebalanceTimeoutMs,
      maxBytesPerPartition: FETCH_BYTES_PER_PARTITION,
      maxBytes: FETCH_BYTES,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      metadataMaxAge: settings.metadataMaxAgeMs,
      allowAutoTopicCreation: false,
      retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
    });
    this.#listen();
    this.#running = this.#run();
  }

  isOurs(): boolean {
    return (this.#state === 'member' || this.#state === 'yielding') && !this.#session.isOver;
  }

  async commit(partition: number, next: number): Promise<void> {
    const place = { topic: this.#options.topic, partition, offset: String(next) };
    // By way of a batch, because the consumer's own method retries: in the name of a later generation, if it must.
    if (this.#payload)
      await this.#payload.commitOffsetsIfNecessary({ topics: [{ ...place, partitions: [place] }] });
    else await this.#consumer.commitOffsets([place]); // no batch yet, only records that are not messages
  }

  fetchMore(partition: number, more: boolean): void {
    if (this.#state === 'ended') return;
    const partitions = [{ topic: this.#options.topic, partitions: [partition] }];
    if (more) this.#consumer.resume(partitions);
    else this.#consumer.pause(partitions);
  }

  /** Takes no new batches; the ones in hand are finished and committed. */
  stop(): void {
    this.#closing = true;
    for (const consumer of this.#partitions.values()) consumer.stop();
  }

  /** Tells the handlers to give up. */
  abort(): void {
    for (const consumer of this.#partitions.values()) consumer.abort();
  }

  /** Gives the partitions back: for the end of a consumer that was stopped and has no batch in hand. */
  leave(): void {
    this.#end('left');
  }

  async #run(): Promise<void> {
    try {
      await this.#consumer.connect();
      await this.#consumer.subscribe({ topics: [this.#options.topic], fromBeginning: true });
      await this.#consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: (payload) => {
          this.#take(payload);
          return Promise.resolve();
        },
      });
    } catch (reason) {
      this.#end(reasonOf(reason));
    }
  }

  #listen(): void {
    const { GROUP_JOIN, REBALANCING, HEARTBEAT, CRASH, FETCH_START, END_BATCH_PROCESS } =
      this.#consumer.events;
    this.#consumer.on(GROUP_JOIN, ({ payload }) => {
      this.#begin(payload.memberAssignment[this.#options.topic] ?? []);
    });
    this.#consumer.on(REBALANCING, () => {
      this.#yield();
    });
    this.#consumer.on(HEARTBEAT, () => {
      if (this.#state === 'member') this.#session.alive();
    });
    this.#consumer.on(CRASH, ({ payload }) => {
      this.#end(reasonOf(payload.error));
    });
    this.#consumer.on(FETCH_START, () => {
      // kafkajs goes back to the old generation when it could not join the new one.
      if (this.#state === 'joining') this.#end('could not join the group');
    });
    // Records that are not messages reach no handler; only this event tells that kafkajs went past them.
    this.#consumer.on(END_BATCH_PROCESS, ({ payload: { partition, batchSize, lastOffset } }) => {
      if (batchSize === 0) this.#partitions.get(partition)?.offer([], Number(lastOffset) + 1);
    });
  }

  /** A generation of the group begins, with these partitions for us. Everything is fetched from the committed offsets on. */
  #begin(partitions: readonly number[]): void {
    if (this.#state === 'ended') return;
    clearTimeout(this.#joining);
    this.#state = 'member';
    this.#session.alive();
    this.#consumer.resume([{ topic: this.#options.topic }]);
    this.#partitions.clear();
    if (this.#closing) return;
    for (const partition of partitions) {
      const consumer = new PartitionConsumer(partition, this.#options, this, this.#lastOf.get(partition));
      this.#partitions.set(partition, consumer);
      this.#lastOf.set(partition, consumer.finished);
    }
  }

  /** What was fetched lies with us from now on: kafkajs goes on behind it, and the offset moves when it is handled. */
  #take(payload: EachBatchPayload): void {
    const { batch } = payload;
    const consumer = this.#partitions.get(batch.partition);
    const last = batch.messages.at(-1);
    if (consumer?.active !== true || last === undefined) return;
    if (consumer.end !== undefined && Number(batch.highWatermark) < consumer.end) {
      // The topic was made anew, or its end was lost with its broker: our offsets mean nothing in it.
      this.#end(`${batch.topic}/${String(batch.partition)} is shorter than what was read of it`);
      return;
    }
    this.#payload = payload;
    consumer.offer(batch.messages.map(loggedMessage), Number(batch.lastOffset()) + 1);
    payload.resolveOffset(last.offset);
  }

  /** A rebalance: the batches in hand are finished, then we join the next generation. */
  #yield(): void {
    if (this.#state !== 'member') return;
    this.#state = 'yielding';
    this.#yieldUntil = performance.now() + (this.#settings.rebalanceTimeoutMs * 2) / 3;
    for (const consumer of this.#partitions.values()) consumer.stop();
    // kafkajs sends no heartbeats while it is joining, and we may keep it at that for longer than a session.
    this.#pulse = setInterval(() => void this.#beat(), this.#settings.sessionTimeoutMs / 3);
  }

  async #beat(): Promise<void> {
    try {
      await this.#payload?.heartbeat();
    } catch (reason) {
      // The brokers' answer to a member that has yet to join anew; they have heard of us.
      if (protocolErrorOf(reason) === 'REBALANCE_IN_PROGRESS' && this.#state === 'yielding')
        this.#session.alive();
    }
  }

  /** kafkajs is about to join the group. Throws to put it off. */
  #letJoin(): void {
    if (this.#state === 'ended') throw new Error('this member was given up');
    if (this.#state === 'member') {
      // Without a rebalance: kafkajs lost track of the topic's partitions or leaders, or the group lost track of us.
      // Then fetches of the old generation may still be under way, and what they bring would be taken for the new one's.
      this.#end('the membership has to be begun anew');
      throw new Error('this member was given up');
    }
    if (this.#state === 'joining') return;
    const inHand = [...this.#partitions.values()].filter((consumer) => consumer.hasBatchInHand);
    if (inHand.length > 0 && performance.now() < this.#yieldUntil && !this.#session.isOver) {
      throw new NotYet('a batch is in hand');
    }
    for (const consumer of inHand) consumer.lose();
    clearInterval(this.#pulse);
    this.#session.stop();
    this.#state = 'joining';
    this.#limitJoining();
  }

  /** While we are joining the others are waited for, but not for ever. */
  #limitJoining(): void {
    const limitMs = this.#settings.rebalanceTimeoutMs + 2 * this.#settings.sessionTimeoutMs;
    this.#joining = setTimeout(() => {
      this.#end('could not join the group in time');
    }, limitMs);
  }

  /** For good: nothing is committed any more, and the group gets its partitions back as soon as it can be told. */
  #end(reason: string): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    clearInterval(this.#pulse);
    clearTimeout(this.#joining);
    this.#session.stop();
    for (const consumer of this.#partitions.values()) consumer.lose();
    this.#resolveEnded(reason);
  }

  /** Best effort: a member that cannot say goodbye is forgotten when its session is over. */
  async #disconnect(): Promise<void> {
    // A kafkajs consumer that is disconnected while it is still joining goes on running (its issue 1639).
    const disconnected = this.#running.then(() => this.#consumer.disconnect());
    await inTime(disconnected, DISCONNECT_LIMIT_MS).catch(() => undefined);
    this.#client.end(); // whatever kafkajs still has in mind comes to nothing without a connection
  }
}
