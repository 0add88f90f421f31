import { type TenantId } from '#domain/ids.js';
import { type Scope } from '#shared/access/scopes.js';
import { type DestinationSettings } from '../deliver/destination-settings.js';
import { type ExportFormat } from '../export-format.js';
import { type ExportQuestion } from '../export-source.js';

/** One row of `export_schedule`, as PostgreSQL gives it. */
export interface Schedule {
  readonly tenant_id: TenantId;
  readonly name: string;
  readonly question: ExportQuestion;
  readonly format: ExportFormat;
  readonly cron: string;
  readonly zone: string;
  readonly destination: DestinationSettings;
  readonly enabled: boolean;
  readonly put_by: string;
  readonly scopes: readonly Scope[];
  readonly put_at: Date;
  readonly next_due_at: Date;
  readonly last_due_at: Date | null;
}

/** A schedule as the API shows it. */
export interface ScheduleView {
  readonly name: string;
  readonly question: ExportQuestion;
  readonly format: ExportFormat;
  readonly cron: string;
  readonly zone: string;
  readonly destination: DestinationSettings;
  readonly enabled: boolean;
  readonly putAt: string;
  /** Null while it is disabled. */
  readonly nextRunAt: string | null;
  /** When the last run was due; how it went, its export says. */
  readonly lastRunAt: string | null;
}

export function scheduleView(schedule: Schedule): ScheduleView {
  const { name, question, format, cron, zone, destination, enabled } = schedule;
  return {
    name,
    question,
    format,
    cron,
    zone,
    destination,
    enabled,
    putAt: schedule.put_at.toISOString(),
    nextRunAt: enabled ? schedule.next_due_at.toISOString() : null,
    lastRunAt: schedule.last_due_at?.toISOString() ?? null,
  };
}
