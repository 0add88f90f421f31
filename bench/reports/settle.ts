import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool } from 'pg';
import { RollupWorker } from '#attribution/rollups/rollup-worker.js';
import { loadSql } from '#shared/sql/load-sql.js';

const DAYS_LEFT = loadSql(import.meta.url, './days-left.sql');
const SAY_EVERY_MS = 15_000;
const CONFIG = { ROLLUP_QUIET_MS: 0, ROLLUP_MAX_WAIT_MS: 0, ROLLUP_GRACE_MS: 600_000 };

/** Computes every rollup that is due with the product's own worker, and says now and then how many days are left. */
export async function settle(
  stores: { readonly clickhouse: ClickHouseClient; readonly postgres: Pool; readonly zone: string },
  say: (step: string) => void,
): Promise<void> {
  const { postgres, clickhouse, zone } = stores;
  const left = async () => (await postgres.query<{ days: number }>(DAYS_LEFT)).rows[0]?.days ?? 0;
  const begun = performance.now();
  const tell = async () => {
    say(
      `rollups: ${String(await left())} days left after ${String(Math.round((performance.now() - begun) / 1_000))} s`,
    );
  };
  const telling = setInterval(() => void tell().catch(() => undefined), SAY_EVERY_MS);
  try {
    await new RollupWorker({ postgres, clickhouse, zoneOf: () => Promise.resolve(zone) }, CONFIG).settle();
  } finally {
    clearInterval(telling);
  }
  await tell();
}
