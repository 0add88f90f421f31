import { setImmediate as nextTurn } from 'node:timers/promises';
import { BusUnavailable } from '../../bus.js';
import { encodedBytes, type PayloadMessage } from '../payload-codec.js';

export interface GroupCommitLimits {
  /** One transaction carries no more than this, unless a single message is larger. */
  readonly maxMessages: number;
  readonly maxBytes: number;
  /** What may wait for a transaction; past it a caller is turned away at once instead of filling the memory. */
  readonly maxWaitingBytes: number;
  /** A caller that has waited this long for its transaction to begin is turned away. */
  readonly maxWaitMs: number;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
}

interface Waiting<M> {
  readonly messages: readonly M[];
  readonly bytes: number;
  readonly since: number;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Gathers the calls that arrive while one append is being written into the next one: the cost of a synced commit is
 * shared by everyone who waits. One append at a time, so messages are written in the order they were added.
 */
export class GroupCommit<M extends PayloadMessage> {
  readonly #append: (messages: readonly M[]) => Promise<void>;
  readonly #limits: GroupCommitLimits;
  readonly #waiting: Waiting<M>[] = [];
  #waitingBytes = 0;
  #running: Promise<void> | undefined;

  constructor(append: (messages: readonly M[]) => Promise<void>, limits: GroupCommitLimits) {
    this.#append = append;
    this.#limits = limits;
  }

  /** Resolves once the append that carries the messages has. A call too large for one append is spread over several. */
  async add(messages: readonly M[]): Promise<void> {
    const parts = this.#cut(messages);
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    // An empty queue takes a call of any size: otherwise a large one could never be published.
    if (this.#waitingBytes > 0 && this.#waitingBytes + bytes > this.#limits.maxWaitingBytes) {
      throw new BusUnavailable(
        `${String(this.#waitingBytes)} bytes already wait for the event log; nothing of this call was written`,
      );
    }
    const outcomes = parts.map((part) => this.#enqueue(part));
    this.#running ??= this.#run();
    await Promise.all(outcomes);
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    await this.#running;
  }

  #enqueue(part: { messages: readonly M[]; bytes: number }): Promise<void> {
    this.#waitingBytes += part.bytes;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...part, since: this.#limits.now(), resolve, reject });
    });
  }

  #cut(messages: readonly M[]): { messages: M[]; bytes: number }[] {
    const parts: { messages: M[]; bytes: number }[] = [];
    let open = { messages: new Array<M>(), bytes: 0 };
    for (const message of messages) {
      const bytes = encodedBytes(message);
      if (open.messages.length > 0 && !this.#fits(open.messages.length + 1, open.bytes + bytes)) {
        parts.push(open);
        open = { messages: [], bytes: 0 };
      }
      open.messages.push(message);
      open.bytes += bytes;
    }
    if (open.messages.length > 0) parts.push(open);
    return parts;
  }

  #fits(messages: number, bytes: number): boolean {
    return messages <= this.#limits.maxMessages && bytes <= this.#limits.maxBytes;
  }

  async #run(): Promise<void> {
    await nextTurn(); // lets every caller of this turn of the event loop into the first append
    while (this.#waiting.length > 0) {
      const group = this.#take();
      if (group.length === 0) continue;
      await this.#append(group.flatMap((call) => call.messages)).then(
        () => {
          for (const call of group) call.resolve();
        },
        (reason: unknown) => {
          for (const call of group) call.reject(reason);
        },
      );
    }
    this.#running = undefined;
  }

  #take(): Waiting<M>[] {
    const group: Waiting<M>[] = [];
    let messages = 0;
    let bytes = 0;
    let taken = 0;
    for (const call of this.#waiting) {
      const tooLate = this.#limits.now() - call.since > this.#limits.maxWaitMs;
      if (!tooLate && group.length > 0 && !this.#fits(messages + call.messages.length, bytes + call.bytes))
        break;
      taken += 1;
      this.#waitingBytes -= call.bytes;
      if (tooLate) {
        call.reject(new BusUnavailable('the event log is not keeping up; these messages were not written'));
        continue;
      }
      group.push(call);
      messages += call.messages.length;
      bytes += call.bytes;
    }
    this.#waiting.splice(0, taken);
    return group;
  }
}
