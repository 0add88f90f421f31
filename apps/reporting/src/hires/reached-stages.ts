import { type Stage } from '#domain/events/catalogue.js';
import { type TenantId } from '#domain/ids.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Period } from '../parameters/period.js';
import { type ReportDesk } from '../reports/report.js';
import { requireModel } from './require-model.js';
import { type Attributed } from './source-class.js';

const REACHED_STAGES = loadSql(import.meta.url, './reached-stages.sql');

/** A stage that an application reached. */
export interface ReachedStage extends Attributed {
  readonly candidate_ref: string;
  readonly application_id: string;
  readonly stage: Stage;
  /** '' when no application has been received. */
  readonly vacancy: string;
  readonly at_ms: number;
  /** Null when no application has been received. */
  readonly applied_ms: number | null;
  readonly is_reversed: boolean;
  readonly is_internal: boolean;
}

/** The stages reached on some days, each once, as the ledger that is asked for has it. */
export async function readReachedStages(
  desk: Pick<ReportDesk, 'clickhouse' | 'postgres' | 'known'>,
  { tenant, zone }: { readonly tenant: TenantId; readonly zone: string },
  { from, to }: Period,
  stages: readonly Stage[],
): Promise<ReachedStage[]> {
  await requireModel(desk, tenant, 'last_touch', 'Telling sources apart');
  const rows = await select<ReachedStage & Flags>(desk.clickhouse, REACHED_STAGES, {
    tenant,
    zone,
    from,
    to,
    stages,
    ...desk.known,
  });
  return rows.map((row) => ({
    ...row,
    is_influenced: Boolean(row.is_influenced),
    is_reversed: Boolean(row.is_reversed),
    is_internal: Boolean(row.is_internal),
  }));
}

/** Comparisons come back as 0 and 1. */
type Flags = Readonly<Record<'is_influenced' | 'is_reversed' | 'is_internal', number | boolean>>;
