/**
 * How long the group still counts us among its members. The brokers begin to count when they receive a sign of life, we
 * when we have their answer, so ours may run a little longer; a commit in between is decided by them.
 */
export class SessionClock {
  readonly #timeoutMs: number;
  readonly #onOver: () => void;
  #timer: NodeJS.Timeout | undefined;
  #endsAt = Infinity;

  constructor(timeoutMs: number, onOver: () => void) {
    this.#timeoutMs = timeoutMs;
    this.#onOver = onOver;
  }

  /** Looks at the clock, not only at the timer: a process that was frozen has not run its timers yet. */
  get isOver(): boolean {
    return performance.now() > this.#endsAt;
  }

  /** The brokers have heard of us. */
  alive(): void {
    this.stop();
    this.#endsAt = performance.now() + this.#timeoutMs;
    this.#timer = setTimeout(this.#onOver, this.#timeoutMs);
  }

  /** While we wait to be let in again, the brokers do the counting. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#endsAt = Infinity;
  }
}
