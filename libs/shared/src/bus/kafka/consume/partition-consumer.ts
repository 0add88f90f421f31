import { Logger } from '@nestjs/common';
import { reasonOf } from '#shared/errors/reason-of.js';
import { type LoggedMessage, type SubscribeOptions } from '../../bus.js';
import { BackOff } from '../../back-off.js';
import { Bell } from '../../bell.js';
import { protocolErrorOf } from '../connection/protocol-error.js';
import { FetchedMessages, type Run } from './fetched-messages.js';

const MAX_BACK_OFF_MS = 5_000;
const MAX_AHEAD_BYTES = 16 * 1024 * 1024;
const FOREVER_MS = 2 ** 31 - 1;

/** The brokers' ways to say that the partition is not ours to commit. */
const NOT_OURS: ReadonlySet<string | undefined> = new Set([
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
  'REBALANCE_IN_PROGRESS',
  'FENCED_INSTANCE_ID',
]);

/** What a partition's consumer needs of the member of the group it works for. */
export interface PartitionSource {
  /** False as soon as the group may have given the partition to another. */
  isOurs(): boolean;
  commit(partition: number, next: number): Promise<void>;
  /** Whether to go on fetching this partition. */
  fetchMore(partition: number, more: boolean): void;
}

/** Hands one partition to the handler, batch after batch, for as long as one generation of the group gives it to us. */
export class PartitionConsumer {
  /** Resolves when the last handler has settled and nothing will be committed any more. Never rejects. */
  readonly finished: Promise<void>;
  readonly #partition: number;
  readonly #options: SubscribeOptions;
  readonly #source: PartitionSource;
  readonly #fetched = new FetchedMessages();
  readonly #logger = new Logger('Kafka');
  readonly #changed = new Bell();
  readonly #ended = new Bell();
  readonly #batchSignal = new AbortController();
  /** When the last batch that left nothing behind was taken. */
  #takenAt = -Infinity;
  #fetching = true;
  #inHand = false;
  #state: 'consuming' | 'stopping' | 'lost' = 'consuming';

  /** @param previous resolves when this process is done with what it was handed of the partition before */
  constructor(
    partition: number,
    options: SubscribeOptions,
    source: PartitionSource,
    previous: Promise<void> | undefined,
  ) {
    this.#partition = partition;
    this.#options = options;
    this.#source = source;
    this.finished = this.#run(previous);
  }

  /** True while it takes what is fetched, and batches of it. */
  get active(): boolean {
    return this.#state === 'consuming';
  }

  /** True from the taking of a batch to its commit. */
  get hasBatchInHand(): boolean {
    return this.#inHand;
  }

  /** The offset behind everything that was fetched. */
  get end(): number | undefined {
    return this.#fetched.end;
  }

  /** Takes in what was fetched up to `end`. */
  offer(messages: readonly LoggedMessage[], end: number): void {
    this.#fetched.add(messages, end);
    this.#fetchAsNeeded();
    this.#changed.ring();
  }

  /** Ends after the batch in hand. */
  stop(): void {
    if (this.active) this.#state = 'stopping';
    this.#wakeAll();
  }

  /** The process cannot wait any longer: the handler is told to give up. If it finishes all the same, that counts. */
  abort(): void {
    this.#batchSignal.abort(new Error('the subscription is closing'));
  }

  /** The partition may be another's by now: the handler is told so, and nothing is committed any more. */
  lose(): void {
    if (this.#state === 'lost') return;
    this.#state = 'lost';
    if (this.#inHand) this.#logger.warn(`${this.#name()}: lost; another member may hold the partition`);
    this.#batchSignal.abort(new Error('the partition is no longer ours'));
    this.#wakeAll();
  }

  #wakeAll(): void {
    this.#ended.ring();
    this.#changed.ring();
  }

  async #run(previous: Promise<void> | undefined): Promise<void> {
    await previous;
    for (;;) {
      const run = await this.#next();
      if (run === undefined) return;
      this.#inHand = true;
      const done = (await this.#handled(run.messages)) && (await this.#committed(run.next));
      this.#inHand = false;
      if (!done) return;
    }
  }

  /** The next messages, when a batch may be taken; at once after a full one, when there is a backlog to work off. */
  async #next(): Promise<Run | undefined> {
    const { maxMessages, paceMs = 0 } = this.#options;
    while (this.active) {
      const isFull = this.#fetched.count >= maxMessages;
      const leftMs = isFull ? 0 : this.#takenAt + paceMs - performance.now();
      if (this.#fetched.isEmpty || leftMs > 0) {
        await this.#changed.wait(this.#fetched.isEmpty ? FOREVER_MS : leftMs);
        continue;
      }
      const run = this.#fetched.take(maxMessages);
      const leftNothing = this.#fetched.isEmpty && run.messages.length < maxMessages;
      this.#takenAt = leftNothing ? performance.now() : -Infinity;
      this.#fetchAsNeeded();
      return run;
    }
    return undefined;
  }

  /** Keeps one batch ahead of the handler, within bounds. */
  #fetchAsNeeded(): void {
    const { count, bytes } = this.#fetched;
    const more = count < 2 * this.#options.maxMessages && bytes < MAX_AHEAD_BYTES;
    if (more === this.#fetching) return;
    this.#fetching = more;
    this.#source.fetchMore(this.#partition, more);
  }

  async #handled(messages: readonly LoggedMessage[]): Promise<boolean> {
    if (messages.length === 0) return true;
    const { topic, handle } = this.#options;
    const batch = { topic, partition: this.#partition, messages, signal: this.#batchSignal.signal };
    const range = `${String(messages[0]?.offset)}..${String(messages.at(-1)?.offset)}`;
    return this.#untilDone(`handling offsets ${range}`, () => handle(batch));
  }

  /**
   * Moves the group's offset, only upwards and only while the partition is ours. kafkajs does not look at the second,
   * and the brokers only at whether we are a member at all (kafkajs issue 1046), so between our look and their answer a
   * commit may still go out for a partition that has just become another's. It loses nothing: whoever commits an offset
   * has made everything before it durable. It may take back a higher one of the new owner; then messages are handed over
   * once more, until that owner's next commit.
   */
  async #committed(next: number): Promise<boolean> {
    return this.#untilDone('committing', async () => {
      if (this.#state === 'lost' || !this.#source.isOurs()) {
        this.lose();
        return;
      }
      try {
        await this.#source.commit(this.#partition, next);
      } catch (reason) {
        if (!NOT_OURS.has(protocolErrorOf(reason))) throw reason;
        this.lose(); // the next owner is handed the batch again
      }
    });
  }

  /** Tries without end, with growing pauses. False when the consumer ended before it worked; always tries once. */
  async #untilDone(what: string, attempt: () => Promise<void>): Promise<boolean> {
    const backOff = new BackOff(MAX_BACK_OFF_MS);
    for (;;) {
      try {
        await attempt();
        return this.#state !== 'lost';
      } catch (reason) {
        if (!this.active) return false;
        const waitMs = backOff.next();
        this.#logger.warn(
          `${this.#name()}: ${what} failed, again in ${String(waitMs)} ms: ${reasonOf(reason)}`,
        );
        await this.#ended.wait(waitMs);
        if (!this.active) return false;
      }
    }
  }

  #name(): string {
    return `${this.#options.topic}/${String(this.#partition)} (${this.#options.group})`;
  }
}
