import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool } from 'pg';
import { asId, type TenantId } from '#domain/ids.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type ZoneOf } from '../buckets/local-days.js';

const JOBS_UNDER_WAY = loadSql(import.meta.url, './jobs-under-way.sql');

/** A tenant's ledger that is to be computed under new settings and then read instead of the one that counts. */
export interface Job {
  readonly tenant: TenantId;
  readonly version: number;
  /** The settings that count until the switch. */
  readonly standingVersion: number;
  readonly state: 'proposed' | 'computing';
  /** Every candidate up to this one is computed. */
  readonly after: string;
}

export interface JobStores {
  readonly clickhouse: ClickHouseClient;
  readonly postgres: Pool;
  readonly zoneOf: ZoneOf;
  readonly clock: () => number;
}

export async function jobsUnderWay(postgres: Pool): Promise<Job[]> {
  const { rows } = await postgres.query<{
    tenant_id: string;
    version: number;
    standing_version: number;
    state: Job['state'];
    after: string;
  }>(JOBS_UNDER_WAY);
  return rows.map((row) => ({
    tenant: asId<TenantId>(row.tenant_id),
    version: row.version,
    standingVersion: row.standing_version,
    state: row.state,
    after: row.after,
  }));
}
