import { type DestinationSettings } from './deliver/destination-settings.js';
import { type ExportFormat } from './export-format.js';
import { type ExportQuestion } from './export-source.js';
import { type ExportJob, type ExportState } from './store/export-job.js';

/** A job as the API shows it. Times are instants in UTC; sizes are bytes. */
export interface ExportView {
  readonly id: string;
  readonly state: ExportState;
  readonly format: ExportFormat;
  readonly progress: {
    /** Null while nothing was counted, and of the formats that do not tell: Parquet and Arrow. */
    readonly rows: number | null;
    readonly bytes: number;
    /** Of the rows; null when it is not known how many there will be. */
    readonly fraction: number | null;
  };
  readonly createdAt: string;
  readonly endedAt: string | null;
  /** Until when the file can be downloaded. */
  readonly expiresAt: string | null;
  readonly dataAsOf: string | null;
  /** Of the file, hexadecimal. */
  readonly sha256: string | null;
  readonly size: number | null;
  /** Path of the file, when there is one. */
  readonly file: string | null;
  /** Why it failed, or why the attempt before this one did. */
  readonly failure: string | null;
  readonly question: ExportQuestion;
  /** The run of a schedule that it is, if it is one. */
  readonly schedule: {
    readonly name: string;
    readonly dueAt: string;
    readonly destination: DestinationSettings;
    readonly delivery: 'waiting' | 'delivered' | 'failed' | null;
    readonly deliveredTo: string | null;
    readonly failure: string | null;
  } | null;
}

export function exportView(job: ExportJob): ExportView {
  const isDone = job.state === 'done';
  return {
    id: job.id,
    state: job.state,
    format: job.format,
    progress: { rows: job.rows_written, bytes: job.bytes_written, fraction: fractionOf(job) },
    createdAt: job.created_at.toISOString(),
    endedAt: job.ended_at?.toISOString() ?? null,
    expiresAt: job.expires_at?.toISOString() ?? null,
    dataAsOf: job.data_as_of?.toISOString() ?? null,
    sha256: job.sha256,
    size: job.sha256 === null ? null : job.bytes_written,
    file: isDone ? `${pathOf(job.id)}/file` : null,
    failure: job.failure,
    question: job.question,
    schedule: scheduleOf(job),
  };
}

/** Where a job is found. */
export function pathOf(id: string): string {
  return `/api/v1/exports/${id}`;
}

function fractionOf({ state, rows_written, rows_total }: ExportJob): number | null {
  if (state === 'done' || state === 'expired') return 1;
  if (rows_written === null || rows_total === null || rows_total === 0) return null;
  return Math.min(1, rows_written / rows_total);
}

function scheduleOf(job: ExportJob): ExportView['schedule'] {
  if (job.schedule === null || job.due_at === null || job.destination === null) return null;
  return {
    name: job.schedule,
    dueAt: job.due_at.toISOString(),
    destination: job.destination,
    delivery: job.delivery,
    deliveredTo: job.delivered_to,
    failure: job.delivery_failure,
  };
}
