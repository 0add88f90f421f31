import { type Pool } from 'pg';
import { DEFAULT_SETTINGS } from '#domain/attribution/settings.js';
import { type Day, type Instant, type TenantId } from '#domain/ids.js';
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
  /** When something of the day was stored for the last time, as milliseconds since the epoch. */
  readonly markedMs: number;
}

/** What a reader has to know before it reads rows: read at one moment. */
export interface BucketStates {
  /** The settings whose ledger is read. */
  readonly settingsVersion: number;
  readonly buckets: readonly BucketState[];
}

/**
 * @param kind undefined for a report that reads no buckets
 * @param asKnownAt whose settings counted then; null for now
 */
export async function readBucketStates(
  postgres: Pool,
  tenant: TenantId,
  kind: BucketKind | undefined,
  period: Period,
  asKnownAt: Instant | null,
): Promise<BucketStates> {
  const { rows } = await postgres.query<StateRow>(BUCKET_STATE, [
    tenant,
    kind ?? null,
    period.from,
    period.to,
    asKnownAt ?? 'infinity',
  ]);
  return {
    settingsVersion: rows[0]?.settings_version ?? DEFAULT_SETTINGS.version,
    buckets: rows.flatMap(({ day, head_version, is_clean, marked_ms }) =>
      day === null
        ? []
        : [{ day, headVersion: head_version ?? undefined, isClean: is_clean, markedMs: marked_ms ?? 0 }],
    ),
  };
}

interface StateRow {
  readonly settings_version: number;
  readonly day: Day | null;
  readonly head_version: number | null;
  readonly is_clean: boolean;
  readonly marked_ms: number | null;
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
