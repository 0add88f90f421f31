import { type LoggedMessage } from '../../bus.js';

/** Messages to hand over, and the offset the group stands at once they have been handled. */
export interface Run {
  /** Consecutive; none when all that was fetched were records that are not messages. */
  readonly messages: readonly LoggedMessage[];
  readonly next: number;
}

/**
 * What was fetched of one partition and not yet handed over. Offsets may have gaps: a transaction's markers and what it
 * took back have offsets but are no messages, and neither has what compaction removed.
 */
export class FetchedMessages {
  #messages: LoggedMessage[] = [];
  #bytes = 0;
  /** Where the partition goes on behind all this. */
  #end: number | undefined;
  #handedOver: number | undefined;

  get count(): number {
    return this.#messages.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get end(): number | undefined {
    return this.#end;
  }

  /** True when there is nothing to hand over and no offset to move. */
  get isEmpty(): boolean {
    return this.#messages.length === 0 && this.#end === this.#handedOver;
  }

  /** Takes in what lies between the end and `end`. While a partition moves to another broker, both may deliver it. */
  add(messages: readonly LoggedMessage[], end: number): void {
    const known = this.#end ?? 0;
    const added = messages.filter((message) => message.offset >= known);
    this.#messages = this.#messages.concat(added);
    this.#bytes += bytesOf(added);
    this.#end = Math.max(known, end);
  }

  /** The next messages with consecutive offsets, at most so many. */
  take(maxMessages: number): Run {
    const first = this.#messages[0]?.offset ?? 0;
    let count = 0;
    while (count < maxMessages && this.#messages[count]?.offset === first + count) count += 1;
    const messages = this.#messages.slice(0, count);
    this.#messages = this.#messages.slice(count);
    this.#bytes -= bytesOf(messages);
    const next = this.#messages[0]?.offset ?? this.#end ?? 0;
    this.#handedOver = next;
    return { messages, next };
  }
}

function bytesOf(messages: readonly LoggedMessage[]): number {
  return messages.reduce((bytes, { value }) => bytes + value.length, 0);
}
