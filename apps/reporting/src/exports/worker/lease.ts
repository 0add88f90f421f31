import { setTimeout as pause } from 'node:timers/promises';
import { type ClaimedJob, type Written } from '../store/export-job.js';
import { type JobStore } from '../store/job-store.js';

/** How long a process may say nothing before its job is given to another, and how often it says something. */
export interface LeaseTimes {
  readonly leaseMs: number;
  readonly sayEveryMs: number;
}

/**
 * One process's hold on one job: says how far it is, and learns whether it may go on. A process that can say nothing for
 * as long as its lease runs must take it that another has the job.
 */
export class Lease {
  readonly #lost = new AbortController();
  readonly #ended = new AbortController();
  #saying: Promise<void> = Promise.resolve();
  #rowsTotal: number | null = null;

  constructor(
    private readonly store: JobStore,
    private readonly job: ClaimedJob,
    private readonly times: LeaseTimes,
    private readonly written: () => Written,
  ) {}

  /** Aborts when the job was cancelled, or may be another's by now. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  expect(rows: number | undefined): void {
    this.#rowsTotal = rows ?? null;
  }

  hold(): void {
    this.#saying = this.#say();
  }

  /** Says nothing any more; what it is saying now is finished. */
  async end(): Promise<void> {
    this.#ended.abort();
    await this.#saying;
  }

  async #say(): Promise<void> {
    const { leaseMs, sayEveryMs } = this.times;
    const { signal } = this.#ended;
    let heldUntil = performance.now() + leaseMs;
    while (!signal.aborted && !this.#lost.signal.aborted) {
      await pause(sayEveryMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const asked = performance.now();
      try {
        if (await this.store.keep(this.job, leaseMs, this.written(), this.#rowsTotal))
          heldUntil = asked + leaseMs;
        else this.#lost.abort();
      } catch {
        if (performance.now() > heldUntil) this.#lost.abort();
      }
    }
  }
}
