import { Logger } from '@nestjs/common';
import { type Pool } from 'pg';
import { reasonOf } from '#shared/errors/reason-of.js';
import { inTransaction } from '#shared/postgres/in-transaction.js';
import { exportMetrics } from '../../metrics.js';
import { EXPORT_FORMATS } from '../export-format.js';
import { type ExportFolder } from '../export-folder.js';
import { tellReportReady } from '../report-ready.js';
import { type DeliveryStore } from '../store/delivery-store.js';
import { type ExportJob } from '../store/export-job.js';
import { DeliveryRefused, type Destinations, type Parcel } from './destination.js';

/** Of one attempt: long enough for gigabytes over a slow line. */
const ATTEMPT_MS = 30 * 60_000;
/** With the pauses between them the last attempt comes about a day after the first. */
const MAX_ATTEMPTS = 12;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 4 * 3_600_000;
const ELSEWHERE_PAUSE_MS = 5_000;

export interface DeliveryParts {
  readonly postgres: Pool;
  readonly store: DeliveryStore;
  readonly folder: ExportFolder;
  readonly destinations: Destinations;
}

/** Puts the files of schedules where they are wanted, again and again until they are there. */
export class Deliveries {
  private readonly logger = new Logger(Deliveries.name);

  constructor(private readonly parts: DeliveryParts) {}

  /** Delivers one file, if one waits. Whether one did. */
  async turn(stopping: AbortSignal): Promise<boolean> {
    const { store } = this.parts;
    const job = await store.claim(ATTEMPT_MS);
    if (job === undefined) return false;
    const parcel = await this.parcelOf(job);
    if (parcel === undefined) {
      await store.putOff(job, ELSEWHERE_PAUSE_MS, null, true);
      return false;
    }
    try {
      await this.deliver(job, parcel, stopping);
    } catch (error) {
      await this.afterFailure(job, error, stopping);
    }
    return true;
  }

  private async deliver(job: ExportJob, parcel: Parcel, stopping: AbortSignal): Promise<void> {
    const { destination: settings } = job;
    const destination = settings === null ? undefined : this.parts.destinations[settings.kind];
    if (settings === null || destination === undefined)
      throw new DeliveryRefused('The operator of this installation has taken this destination away.');
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(ATTEMPT_MS)]);
    const location = await destination.deliver(parcel, settings, signal);
    await inTransaction(this.parts.postgres, async (client) => {
      if (await this.parts.store.delivered(client, job, location))
        await tellReportReady(client, job, location);
    });
    exportMetrics.delivered.inc({ state: 'delivered' });
  }

  private async afterFailure(job: ExportJob, error: unknown, stopping: AbortSignal): Promise<void> {
    const { store } = this.parts;
    if (stopping.aborted) {
      await store.putOff(job, 0, null, true);
      return;
    }
    const isRefused = error instanceof DeliveryRefused;
    this.logger.warn(`a scheduled export was not delivered: ${reasonOf(error)}`);
    if (!isRefused && job.delivery_attempts < MAX_ATTEMPTS) {
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (job.delivery_attempts - 1), LONGEST_PAUSE_MS);
      await store.putOff(job, pauseMs, 'The destination did not take it; it is tried again.', false);
      return;
    }
    await store.fail(job, isRefused ? error.message : 'The destination did not take it.');
    exportMetrics.delivered.inc({ state: 'failed' });
  }

  /** Undefined when the file is on another machine, whose process delivers it. */
  private async parcelOf(job: ExportJob): Promise<Parcel | undefined> {
    const { file, sha256, schedule, due_at, format } = job;
    if (file === null || sha256 === null) return undefined;
    const bytes = await this.parts.folder.sizeOf(file);
    if (bytes === undefined) return undefined;
    const due = (due_at ?? job.created_at)
      .toISOString()
      .replace(/:\d\d\.\d{3}/, '')
      .replaceAll(':', '');
    return {
      tenant: job.tenant_id,
      path: this.parts.folder.pathOf(file),
      name: `${schedule ?? 'export'}_${due}.${format}`,
      mediaType: EXPORT_FORMATS[format].mediaType,
      bytes,
      sha256,
    };
  }
}
