import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '#shared/errors/reason-of.js';
import { type Leadership } from '#shared/postgres/leadership.js';
import { reconcileMetrics as metrics } from '../../metrics.js';
import { type OnProgress, type ReconcileResult } from '../reconcile-result.js';

/** A reconcile reads everything there is: however much that becomes, it may take this part of the time and no more. */
const LARGEST_SHARE = 0.1;

/** Which {@link Leadership} this is. */
export const RECONCILE_LOCK = 4_701_002;

/**
 * Reconciles again and again and tells what it found in metrics: a promise that is broken must be noticed without anybody
 * asking. Of several processes one does it.
 */
export class ReconcileWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReconcileWatch.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  /** @param everyMs the least time between two runs; 0 turns the watch off */
  constructor(
    private readonly reconcile: { run(onProgress: OnProgress): Promise<ReconcileResult> },
    private readonly leadership: Leadership,
    private readonly everyMs: number,
  ) {
    forget(); // zero would say that all is well
  }

  onApplicationBootstrap(): void {
    if (this.everyMs > 0) this.running = this.keepLooking();
  }

  /** A run under way gives up at its next step; only then may the stores be closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.leadership.resign();
  }

  /** One turn: reconciles if it is this process that does. Returns how long that took, in ms; 0 if it is another's. */
  async turn(): Promise<number> {
    if (!(await this.leadership.isOurs())) {
      forget();
      return 0;
    }
    const begun = performance.now();
    const result = await this.reconcile.run(() => {
      this.stopping.signal.throwIfAborted();
    });
    const tookMs = performance.now() - begun;
    tell(result, tookMs);
    if (!result.ok) this.logger.error(summaryOf(result));
    return tookMs;
  }

  private async keepLooking(): Promise<void> {
    const { signal } = this.stopping;
    let waitMs = this.everyMs;
    while (!signal.aborted) {
      await pause(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      waitMs = this.everyMs;
      try {
        waitMs = Math.max(this.everyMs, (await this.turn()) * (1 / LARGEST_SHARE - 1));
      } catch (error) {
        if (!signal.aborted) this.logger.warn(`the numbers could not be reconciled: ${reasonOf(error)}`);
      }
    }
  }
}

function tell({ checks }: ReconcileResult, tookMs: number): void {
  for (const { name, compared, differences } of checks) {
    metrics.differences.set({ check: name }, differences);
    metrics.compared.set({ check: name }, compared);
  }
  metrics.missing.set(sum(checks.map(({ missing }) => missing)));
  metrics.doubled.set(sum(checks.map(({ doubled }) => doubled)));
  metrics.seconds.set(tookMs / 1_000);
  metrics.succeededAt.setToCurrentTime();
}

/** What another process finds now is not what this one found then. */
function forget(): void {
  const { differences, compared, ...single } = metrics;
  for (const metric of Object.values(single)) metric.remove();
  for (const metric of [differences, compared]) metric.reset();
}

function summaryOf({ checks, differences, differencesTotal }: ReconcileResult): string {
  const found = checks.filter((check) => check.differences > 0);
  const [first] = differences;
  return (
    `RECONCILE FOUND ${String(differencesTotal)} DIFFERENCES (` +
    found.map(({ name, differences: count }) => `${name}: ${String(count)}`).join(', ') +
    `). The first: ${first?.what ?? ''}, expected ${first?.expected ?? ''}, found ${first?.actual ?? ''}. GET /api/v1/reconcile lists them.`
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
