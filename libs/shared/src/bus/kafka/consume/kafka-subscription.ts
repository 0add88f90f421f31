import { Logger } from '@nestjs/common';
import { type SubscribeOptions, type Subscription } from '../../bus.js';
import { BackOff } from '../../back-off.js';
import { Bell } from '../../bell.js';
import { type ConsumeSettings, GroupMember } from './group-member.js';

const MAX_BACK_OFF_MS = 5_000;

/** A place in a consumer group that outlives every failure: when a member of the group ends, another one begins. */
export class KafkaSubscription implements Subscription {
  readonly #options: SubscribeOptions;
  readonly #settings: ConsumeSettings;
  readonly #closeGraceMs: number;
  readonly #logger = new Logger('Kafka');
  readonly #closingBell = new Bell();
  readonly #lastOf = new Map<number, Promise<void>>();
  readonly #going = new Set<Promise<void>>();
  readonly #living: Promise<void>;
  #member: GroupMember | undefined;
  #closing = false;
  #closed: Promise<void> | undefined;

  /** @param closeGraceMs how long `close` waits for a handler before its signal is aborted */
  constructor(options: SubscribeOptions, settings: ConsumeSettings, closeGraceMs: number) {
    this.#options = options;
    this.#settings = settings;
    this.#closeGraceMs = closeGraceMs;
    this.#living = this.#live();
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#closing = true;
    this.#closingBell.ring();
    this.#member?.stop();
    const grace = setTimeout(() => this.#member?.abort(), this.#closeGraceMs);
    await Promise.all(this.#lastOf.values()); // every batch in hand is finished, the membership being kept until then
    clearTimeout(grace);
    this.#member?.leave();
    await this.#living;
    await Promise.all(this.#going);
  }

  async #live(): Promise<void> {
    const backOff = new BackOff(MAX_BACK_OFF_MS);
    while (!this.#closing) {
      const begunAt = performance.now();
      const member = new GroupMember(this.#options, this.#settings, this.#lastOf);
      this.#member = member;
      this.#going.add(member.gone);
      void member.gone.then(() => this.#going.delete(member.gone));
      const reason = await member.ended;
      if (this.#isClosing()) return;
      if (performance.now() - begunAt > MAX_BACK_OFF_MS) backOff.reset();
      const waitMs = backOff.next();
      const { topic, group } = this.#options;
      this.#logger.warn(`${topic} (${group}): ${reason}; joining anew in ${String(waitMs)} ms`);
      await this.#closingBell.wait(waitMs);
    }
  }

  #isClosing(): boolean {
    return this.#closing;
  }
}
