import { setImmediate as nextTurn } from 'node:timers/promises';
import { GroupCommit } from '#shared/group-commit/group-commit.js';
import { BusRefused, BusUnavailable } from './bus.js';

/**
 * Writes messages that came from one call or from many.
 * @param waitingSince when the call that has waited longest was made, on the queue's clock
 */
export type Append<M> = (messages: readonly M[], waitingSince: number) => Promise<void>;

export interface PublishQueueLimits<M> {
  /** How many bytes of an append a message takes. */
  readonly bytesOf: (message: M) => number;
  /** One append carries no more than this, unless a single message is larger. */
  readonly maxMessages: number;
  readonly maxBytes: number;
  /** What may wait for an append; past it a caller is turned away at once instead of filling the memory. */
  readonly maxWaitingBytes: number;
  /** A caller that has waited this long for its append to begin is turned away. */
  readonly maxWaitMs: number;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
}

interface Part<M> {
  readonly messages: readonly M[];
  readonly bytes: number;
  readonly since: number;
}

type Answer = 'written' | { readonly reason: unknown };

/**
 * Gathers the calls that arrive while one append is being written into the next one: the cost of a synced write is
 * shared by everyone who waits. One append at a time, so messages are written in the order they were added.
 */
export class PublishQueue<M> {
  readonly #append: Append<M>;
  readonly #limits: PublishQueueLimits<M>;
  readonly #commits: GroupCommit<Part<M>, Answer>;
  #waitingBytes = 0;

  constructor(append: Append<M>, limits: PublishQueueLimits<M>) {
    this.#append = append;
    this.#limits = limits;
    this.#commits = new GroupCommit((parts) => this.#write(parts), {
      weightOf: ({ messages, bytes }) =>
        Math.max(messages.length / limits.maxMessages, bytes / limits.maxBytes),
      maxWeight: 1,
    });
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
    this.#waitingBytes += bytes;
    const answers = await Promise.all(parts.map((part) => this.#commits.submit(part)));
    for (const answer of answers) if (answer !== 'written') throw answer.reason;
  }

  /** Resolves when every call has its answer. */
  async drain(): Promise<void> {
    await this.#commits.idle();
    await nextTurn(); // the last answers are on their way to their callers
  }

  #cut(messages: readonly M[]): Part<M>[] {
    const since = this.#limits.now();
    const parts: Part<M>[] = [];
    let open = { messages: new Array<M>(), bytes: 0, since };
    for (const message of messages) {
      const bytes = this.#limits.bytesOf(message);
      if (open.messages.length > 0 && !this.#fits(open.messages.length + 1, open.bytes + bytes)) {
        parts.push(open);
        open = { messages: [], bytes: 0, since };
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

  async #write(parts: readonly Part<M>[]): Promise<Answer[]> {
    for (const part of parts) this.#waitingBytes -= part.bytes;
    const timely = parts.filter((part) => this.#limits.now() - part.since <= this.#limits.maxWaitMs);
    const tooLate = new BusUnavailable('the event log is not keeping up; these messages were not written');
    const answers = new Map<Part<M>, Answer>();
    for (const [part, answer] of await this.#appendTogether(timely)) answers.set(part, answer);
    return parts.map((part) => answers.get(part) ?? { reason: tooLate });
  }

  /** What the log refuses for ever is refused to the call that brought it, not to those that happened to wait beside it. */
  async #appendTogether(parts: readonly Part<M>[]): Promise<[Part<M>, Answer][]> {
    if (parts.length === 0) return [];
    const answer = await this.#answerOf(parts);
    if (answer === 'written' || parts.length === 1 || !(answer.reason instanceof BusRefused)) {
      return parts.map((part) => [part, answer]);
    }
    const alone: [Part<M>, Answer][] = [];
    for (const part of parts) alone.push([part, await this.#answerOf([part])]);
    return alone;
  }

  async #answerOf(parts: readonly Part<M>[]): Promise<Answer> {
    const messages = parts.flatMap((part) => part.messages);
    const since = Math.min(...parts.map((part) => part.since));
    return this.#append(messages, since).then(
      () => 'written',
      (reason: unknown) => ({ reason }),
    );
  }
}
