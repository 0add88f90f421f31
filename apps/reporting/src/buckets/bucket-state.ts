import { type Pool } from 'pg';
import { type Day, type TenantId } from '#domain/ids.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Period } from '../parameters/period.js';

const BUCKET_STATE = loadSql(import.meta.url, './bucket-state.sql');
const LAST_DAY = loadSql(import.meta.url, './last-day.sql');

/** Reach buckets hold shares, clicks and verdicts; talent buckets hold outcomes and credits. */
export type BucketKind = 'reach' | 'talent';

/** One day of one tenant, as far as rollups are concerned. A day without a bucket has no data. */
export interface BucketState {
  readonly day: Day;
  /** The version readers may use, if one was ever computed. */
  readonly headVersion: number | undefined;
  /** Whether the head was computed from everything that is known of the day. */
  readonly isClean: boolean;
}

export async function readBucketStates(
  postgres: Pool,
  tenant: TenantId,
  kind: BucketKind,
  period: Period,
): Promise<BucketState[]> {
  const { rows } = await postgres.query<{ day: Day; head_version: number | null; is_clean: boolean }>(
    BUCKET_STATE,
    [tenant, kind, period.from, period.to],
  );
  return rows.map((row) => ({
    day: row.day,
    headVersion: row.head_version ?? undefined,
    isClean: row.is_clean,
  }));
}

/** The last day that has data, or undefined when none has. */
export async function readLastDay(
  postgres: Pool,
  tenant: TenantId,
  kind: BucketKind,
): Promise<Day | undefined> {
  const { rows } = await postgres.query<{ day: Day | null }>(LAST_DAY, [tenant, kind]);
  return rows[0]?.day ?? undefined;
}
