import { Logger } from '@nestjs/common';
import { type LoggedMessage, type SubscribeOptions } from '../../bus.js';
import { BackOff } from '../../back-off.js';
import { Bell } from '../../bell.js';
import { type GroupStore, type NewLease } from '../group/group-store.js';
import { type PartitionReader } from './partition-reader.js';

const MAX_BACK_OFF_MS = 5_000;

/** Hands one partition to the handler, batch after batch, for as long as its lease is ours. */
export class PartitionConsumer {
  readonly lease: NewLease;
  /** Resolves when the last handler has settled and the partition is given back. Never rejects. */
  readonly finished: Promise<void>;
  readonly #options: SubscribeOptions;
  readonly #reader: PartitionReader;
  readonly #store: GroupStore;
  readonly #pollMs: number;
  readonly #logger = new Logger('EventLog');
  readonly #newMessages = new Bell();
  readonly #ended = new Bell();
  readonly #batchSignal = new AbortController();
  /** When the last batch that was not full was taken. */
  #takenAt = -Infinity;
  #state: 'consuming' | 'stopping' | 'lost' | 'done' = 'consuming';

  constructor(
    lease: NewLease,
    options: SubscribeOptions,
    reader: PartitionReader,
    store: GroupStore,
    pollMs: number,
  ) {
    this.lease = lease;
    this.#options = options;
    this.#reader = reader;
    this.#store = store;
    this.#pollMs = pollMs;
    this.finished = this.#run();
  }

  /** True while it will take another batch. */
  get active(): boolean {
    return this.#state === 'consuming';
  }

  /** True while the lease has to be renewed: also for the last batch. */
  get holding(): boolean {
    return this.#state === 'consuming' || this.#state === 'stopping';
  }

  /** There may be something new to read. */
  wake(): void {
    this.#newMessages.ring();
  }

  /** Ends after the batch in hand. */
  stop(): void {
    if (this.#state === 'consuming') this.#state = 'stopping';
    this.#wakeAll();
  }

  /** The process cannot wait any longer: the handler is told to give up. If it finishes all the same, that counts. */
  abort(): void {
    this.#batchSignal.abort(new Error('the subscription is closing'));
  }

  /** The partition may be another's by now: the handler is told so, and nothing is committed any more. */
  lose(): void {
    if (!this.holding) return;
    this.#state = 'lost';
    this.#logger.warn(`${this.#name()}: lease lost; another member may hold the partition`);
    this.#batchSignal.abort(new Error('the partition is no longer ours'));
    this.#wakeAll();
  }

  #wakeAll(): void {
    this.#ended.ring();
    this.#newMessages.ring();
  }

  async #run(): Promise<void> {
    let offset = this.lease.nextOffset;
    while (this.active) {
      await this.#paced();
      const messages = await this.#next(offset); // consecutive from `offset`, all of them durable
      const last = messages.at(-1);
      if (last === undefined || !this.active) continue;
      this.#takenAt = messages.length < this.#options.maxMessages ? performance.now() : -Infinity;
      if (!(await this.#handled(messages))) break; // every effect of the batch is durable
      if (!(await this.#committed(last.offset + 1))) break; // and will not be handed to this group again
      offset = last.offset + 1;
    }
    await this.#giveBack();
  }

  /** Waits until a batch may be taken again; not at all after a full one, when there is a backlog to work off. */
  async #paced(): Promise<void> {
    const leftMs = this.#takenAt + (this.#options.paceMs ?? 0) - performance.now();
    if (leftMs > 0) await this.#ended.wait(leftMs);
  }

  async #next(offset: number): Promise<LoggedMessage[]> {
    const messages = await this.#untilDone('reading', () =>
      this.#reader.read(offset, this.#options.maxMessages),
    );
    if (messages?.length === 0) await this.#newMessages.wait(this.#pollMs);
    return messages ?? [];
  }

  async #handled(messages: readonly LoggedMessage[]): Promise<boolean> {
    const { topic } = this.#options;
    const batch = { topic, partition: this.lease.partition, messages, signal: this.#batchSignal.signal };
    const range = `${String(messages[0]?.offset)}..${String(messages.at(-1)?.offset)}`;
    const outcome = await this.#untilDone(`handling offsets ${range}`, async () => {
      await this.#options.handle(batch);
      return true;
    });
    return outcome === true && this.holding;
  }

  async #committed(nextOffset: number): Promise<boolean> {
    const moved = await this.#untilDone('committing', () => this.#store.commit(this.lease, nextOffset));
    if (moved === false) this.lose();
    return moved === true;
  }

  async #giveBack(): Promise<void> {
    if (!this.holding) return;
    this.#state = 'done';
    // Best effort: if it fails, the lease runs out by itself.
    await this.#store.release(this.lease).catch((reason: unknown) => {
      this.#logger.warn(`${this.#name()}: not given back: ${describe(reason)}`);
    });
  }

  /** Tries without end, with growing pauses. Undefined when the consumer ended before it worked; always tries once. */
  async #untilDone<T>(what: string, attempt: () => Promise<T>): Promise<T | undefined> {
    const backOff = new BackOff(MAX_BACK_OFF_MS);
    for (;;) {
      try {
        return await attempt();
      } catch (reason) {
        if (!this.active) return undefined;
        const waitMs = backOff.next();
        this.#logger.warn(
          `${this.#name()}: ${what} failed, again in ${String(waitMs)} ms: ${describe(reason)}`,
        );
        await this.#ended.wait(waitMs);
        if (!this.active) return undefined;
      }
    }
  }

  #name(): string {
    return `${this.#options.topic}/${String(this.lease.partition)} (${this.#options.group})`;
  }
}

function describe(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
