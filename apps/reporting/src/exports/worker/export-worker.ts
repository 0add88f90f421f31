import { Logger } from '@nestjs/common';
import { pipeline } from 'node:stream/promises';
import { type Pool } from 'pg';
import { type Credential } from '#shared/access/credential.js';
import { reasonOf } from '#shared/errors/reason-of.js';
import { inTransaction } from '#shared/postgres/in-transaction.js';
import { inSpan } from '#shared/telemetry/tracing/in-span.js';
import { exportMetrics } from '../../metrics.js';
import { ExportFolder } from '../export-folder.js';
import { type ExportSource, type OpenedExport } from '../export-source.js';
import { pathOf } from '../export-view.js';
import { tellReportReady } from '../report-ready.js';
import { type ClaimedJob } from '../store/export-job.js';
import { type Finished, type JobStore } from '../store/job-store.js';
import { judgeFailure } from './judge-failure.js';
import { Lease, type LeaseTimes } from './lease.js';
import { type Meter, meter } from './meter.js';
import { requireWhole } from './whole-file.js';

/** A job that its process did not survive this often is not tried again. */
export const MAX_ATTEMPTS = 5;
const TOO_OFTEN = `It was begun ${String(MAX_ATTEMPTS)} times, and the process that wrote it ended each time.`;

export interface WorkerTimes extends LeaseTimes {
  /** Pause before the second attempt; before each further one it is four times as long. */
  readonly retryMs: number;
}
export const WORKER_TIMES: WorkerTimes = { leaseMs: 30_000, sayEveryMs: 1_000, retryMs: 2_000 };

export interface WorkerParts {
  readonly postgres: Pool;
  readonly store: JobStore;
  readonly source: ExportSource;
  readonly folder: ExportFolder;
  /** Of this machine, for who looks for a file. */
  readonly host: string;
  readonly keepHours: number;
}

/**
 * Writes the files of jobs, one after the other. In this order: a lease on the job; the rows into a file of this attempt
 * alone; the file synced and renamed; then the row that says it is there, together with the notice. Whatever ends before
 * that leaves a job that is taken up again from the start, and a file that nobody is offered.
 */
export class ExportWorker {
  private readonly logger = new Logger(ExportWorker.name);

  constructor(
    private readonly parts: WorkerParts,
    private readonly times: WorkerTimes = WORKER_TIMES,
  ) {}

  /** Takes up one job, if there is one, and ends with it. Whether there was one. */
  async turn(stopping: AbortSignal): Promise<boolean> {
    const { store } = this.parts;
    await store.giveUp(MAX_ATTEMPTS, TOO_OFTEN);
    const job = await store.claim(this.times.leaseMs, MAX_ATTEMPTS);
    if (job === undefined) return false;
    await inSpan('write an export', {}, () => this.attempt(job, stopping));
    return true;
  }

  private async attempt(job: ClaimedJob, stopping: AbortSignal): Promise<void> {
    const { folder, store } = this.parts;
    const file = ExportFolder.nameOf(job);
    const metered = meter(job.format);
    const lease = new Lease(store, job, this.times, metered.written);
    const signal = AbortSignal.any([stopping, lease.lost]);
    lease.hold();
    try {
      const opened = await this.write(job, file, metered, lease, signal);
      await lease.end();
      signal.throwIfAborted();
      await this.say(job, file, metered, opened);
    } catch (error) {
      await lease.end();
      await folder.remove(file);
      await this.afterFailure(job, error, { isLost: lease.lost.aborted, isStopping: stopping.aborted });
    }
  }

  private async write(
    job: ClaimedJob,
    file: string,
    metered: Meter,
    lease: Lease,
    signal: AbortSignal,
  ): Promise<OpenedExport> {
    const { source, folder } = this.parts;
    await folder.make();
    const opened = await source.open(job.question, callerOf(job), job.format, signal);
    lease.expect(opened.rows);
    // Nothing is awaited in between: a stream that fails before anybody listens would end the process.
    await pipeline(opened.stream, metered.through, folder.begin(file), { signal });
    requireWhole(job.format, metered.tail());
    await folder.complete(file);
    return opened;
  }

  /** Whether the row says it or not, if this fails nobody knows: the file stays, and goes when there is no reason for it. */
  private async say(job: ClaimedJob, file: string, metered: Meter, opened: OpenedExport): Promise<void> {
    const { postgres, store, folder, host, keepHours } = this.parts;
    const done: Finished = {
      written: metered.written(),
      dataAsOf: opened.dataAsOf,
      file,
      host,
      sha256: metered.sha256(),
      keepHours,
    };
    const isSaid = await inTransaction(postgres, async (client) => {
      const row = await store.finish(client, job, done);
      if (row === undefined) return false;
      // What has to be delivered is ready when it is where it was wanted.
      if (row.destination === null) await tellReportReady(client, row, `${pathOf(row.id)}/file`);
      return true;
    }).catch((error: unknown) => {
      this.logger.warn(
        `an export was written and could not be told; it is written again: ${reasonOf(error)}`,
      );
      return undefined;
    });
    if (isSaid === true) exportMetrics.ended.inc({ state: 'done' });
    if (isSaid === false) await folder.remove(file);
  }

  private async afterFailure(
    job: ClaimedJob,
    error: unknown,
    { isLost, isStopping }: { isLost: boolean; isStopping: boolean },
  ): Promise<void> {
    const { store } = this.parts;
    if (isLost) return;
    if (isStopping) {
      await store.putBack(job, 0, job.failure, true);
      return;
    }
    const { reason, isWorthRetrying } = judgeFailure(error);
    this.logger.warn(`an export failed: ${reason} (${reasonOf(error)})`);
    if (isWorthRetrying && job.attempts < MAX_ATTEMPTS) {
      await store.putBack(job, this.times.retryMs * 4 ** (job.attempts - 1), reason, false);
      return;
    }
    await store.fail(job, reason);
    exportMetrics.ended.inc({ state: 'failed' });
  }
}

/** As whom a job asks: with what the key was allowed when it started the job. */
function callerOf(job: ClaimedJob): Credential {
  return { keyId: job.asked_by, tenant: job.tenant_id, scopes: job.scopes };
}
