/** Wakes whoever waits for work in this process: that there is some need not wait for the next look. */
export class WakeUp {
  #next = new AbortController();

  /** Aborts at the next ring. Taken before looking for work, no ring between the look and the wait is lost. */
  get signal(): AbortSignal {
    return this.#next.signal;
  }

  ring(): void {
    const rung = this.#next;
    this.#next = new AbortController();
    rung.abort();
  }
}
