import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '#shared/errors/reason-of.js';
import { type Leadership } from '#shared/postgres/leadership.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { inSpan } from '#shared/telemetry/tracing/in-span.js';
import { advanceJob } from './advance-job.js';
import { type JobStores, jobsUnderWay } from './job.js';

const LEFT_BEHIND = loadSql(import.meta.url, './left-behind.sql');
const FORGET_AT_ONCE = 5_000;
const FORGET_EVERY_MS = 60_000;
const LOOK_AGAIN_MS = 1_000;
const AFTER_FAILURE_MS = 5_000;

/** Which {@link Leadership} this is. */
export const REATTRIBUTION_LOCK = 4_701_003;

/**
 * Computes ledgers under new settings and switches to them, for as long as the process lives. Of several processes one
 * does it; two at once would only do the same twice.
 */
export class ReattributionWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReattributionWorker.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private forgotAt = performance.now();

  constructor(
    private readonly stores: JobStores,
    private readonly leadership: Leadership,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** The step in hand is finished; the next process goes on after it. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.leadership.resign();
  }

  /** One step of every job under way. Whether there was anything to do. */
  async turn(): Promise<boolean> {
    if (!(await this.leadership.isOurs())) return false;
    const jobs = await jobsUnderWay(this.stores.postgres);
    for (const job of jobs) {
      if (this.stopping.signal.aborted) break;
      await inSpan('compute a ledger under new settings', {}, () => advanceJob(this.stores, job));
    }
    await this.forgetNowAndThen();
    return jobs.length > 0;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let waitMs = LOOK_AGAIN_MS;
      try {
        if (await this.turn()) waitMs = 0;
      } catch (error) {
        // Nothing is lost by it: the settings that count go on counting, and the job stands where it was.
        this.logger.warn(
          `a ledger under new settings waits, again in ${String(AFTER_FAILURE_MS)} ms: ${reasonOf(error)}`,
        );
        waitMs = AFTER_FAILURE_MS;
      }
      await pause(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async forgetNowAndThen(): Promise<void> {
    if (performance.now() - this.forgotAt < FORGET_EVERY_MS) return;
    const { rowCount } = await this.stores.postgres.query(LEFT_BEHIND, [FORGET_AT_ONCE]);
    if (rowCount !== FORGET_AT_ONCE) this.forgotAt = performance.now();
  }
}
