import { type TenantId } from '#domain/ids.js';
import { type Scope } from '#shared/access/scopes.js';
import { type ExportFormat } from '../export-format.js';
import { type ExportQuestion } from '../export-source.js';
import { type DestinationSettings } from '../deliver/destination-settings.js';

export const EXPORT_STATES = ['queued', 'running', 'done', 'failed', 'cancelled', 'expired'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** One row of `export_job`, as PostgreSQL gives it. */
export interface ExportJob {
  readonly id: string;
  readonly tenant_id: TenantId;
  readonly asked_by: string;
  readonly scopes: readonly Scope[];
  readonly question: ExportQuestion;
  readonly format: ExportFormat;
  readonly state: ExportState;
  readonly created_at: Date;
  readonly ended_at: Date | null;
  readonly attempts: number;
  /** Null: the format does not tell how many rows there are. */
  readonly rows_written: number | null;
  readonly rows_total: number | null;
  readonly bytes_written: number;
  readonly data_as_of: Date | null;
  /** Name of the file in the folder of exports; there is one exactly while the job is done. */
  readonly file: string | null;
  /** Whose disk it was written to. */
  readonly host: string | null;
  readonly sha256: string | null;
  readonly expires_at: Date | null;
  readonly failure: string | null;
  readonly request_hash: Buffer | null;
  readonly schedule: string | null;
  readonly due_at: Date | null;
  readonly destination: DestinationSettings | null;
  readonly delivery: 'waiting' | 'delivered' | 'failed' | null;
  readonly delivery_attempts: number;
  readonly delivered_to: string | null;
  readonly delivery_failure: string | null;
}

/** A job that this process writes now. */
export interface ClaimedJob extends ExportJob {
  readonly lease: string;
}

/** How far a job is. */
export interface Written {
  readonly rows: number | null;
  readonly bytes: number;
}
