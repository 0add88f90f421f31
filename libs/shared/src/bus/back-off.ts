const FIRST_MS = 100;

/** How long to wait before trying again: 100 ms, doubling up to a limit, from the start again after a success. */
export class BackOff {
  readonly #maxMs: number;
  #nextMs = FIRST_MS;

  constructor(maxMs: number) {
    this.#maxMs = maxMs;
  }

  next(): number {
    const waitMs = Math.min(this.#nextMs, this.#maxMs);
    this.#nextMs = Math.min(this.#nextMs * 2, this.#maxMs);
    return waitMs;
  }

  reset(): void {
    this.#nextMs = FIRST_MS;
  }
}
