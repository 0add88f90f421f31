import { type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { type Deliveries } from '../deliver/deliveries.js';
import { type ExportFolder } from '../export-folder.js';
import { type Scheduler } from '../schedules/scheduler.js';
import { type JobStore } from '../store/job-store.js';
import { type ExportWorker } from './export-worker.js';
import { keepDoing } from './keep-doing.js';
import { type WakeUp } from './wake-up.js';

const LOOK_EVERY_MS = 1_000;
const SWEEP_EVERY_MS = 60_000;
/** How long an export that has no file any more is still listed. */
const FORGET_AFTER_DAYS = 30;

export interface WorkParts {
  /** Undefined: exports are off. */
  readonly folder: ExportFolder | undefined;
  readonly jobs: JobStore;
  readonly worker: ExportWorker | undefined;
  readonly deliveries: Deliveries | undefined;
  readonly scheduler: Scheduler;
  /** Rung when a job was started here. */
  readonly wakeUp: WakeUp;
  /** How many files this process writes at once. */
  readonly concurrency: number;
}

/** Everything about exports that is done while nobody waits: for as long as the process lives, in every process. */
export class ExportsAtWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private working: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: WorkParts) {}

  onApplicationBootstrap(): void {
    const { folder, jobs, worker, deliveries, scheduler, wakeUp, concurrency } = this.parts;
    if (folder === undefined || worker === undefined || deliveries === undefined) return;
    const { signal } = this.stopping;
    this.working = Promise.all([
      ...Array.from({ length: concurrency }, () =>
        keepDoing('write an export', () => worker.turn(signal), LOOK_EVERY_MS, signal, wakeUp),
      ),
      keepDoing('start what is due', () => scheduler.turn(), LOOK_EVERY_MS, signal),
      keepDoing('deliver an export', () => deliveries.turn(signal), LOOK_EVERY_MS, signal),
      keepDoing('remove what has expired', () => sweep(jobs, folder), SWEEP_EVERY_MS, signal),
    ]);
  }

  /** What is being written goes back to the others; only then may the stores be closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }
}

async function sweep(jobs: JobStore, folder: ExportFolder): Promise<boolean> {
  await jobs.expire(FORGET_AFTER_DAYS);
  await folder.sweep(() => jobs.heldFiles());
  return false;
}
