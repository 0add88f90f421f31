import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool } from 'pg';
import { type Bus } from '#shared/bus/bus.js';

/** What the checks read; they write nothing. */
export interface ReconcileStores {
  readonly bus: Bus;
  readonly clickhouse: ClickHouseClient;
  readonly postgres: Pool;
  /** How long to wait before each further look at something that differs. */
  readonly pausesMs: readonly number[];
}

/** An organisation and the zone its days are cut by. */
export interface CheckedTenant {
  readonly id: string;
  readonly zone: string;
}
