import { type ClickHouseClient } from '@clickhouse/client';
import { type TenantId } from '#domain/ids.js';
import { type Changed } from './changed-candidates.js';
import { creditRows, outcomeRows } from './ledger-rows.js';

/** A version of some candidates' rows in one ledger. */
export interface LedgerVersion {
  readonly tenant: TenantId;
  readonly settingsVersion: number;
  readonly version: number;
  readonly changed: readonly Changed[];
}

/**
 * Rows of one insert. A journey of a hundred touches has nine hundred rows of credit per outcome, and the engine reads
 * an insert whole before it writes: a version of many candidates in one insert would cost gigabytes.
 */
const INSERT_ROWS = 20_000;

/** Stores the rows of a version. Nobody reads them until the version is published, so they may come in several inserts. */
export async function storeVersion(
  { clickhouse, clock }: { readonly clickhouse: ClickHouseClient; readonly clock: () => number },
  { tenant, version, changed }: LedgerVersion,
): Promise<void> {
  const computedAt = new Date(clock()).toISOString();
  const stamp = (inputHash: string) => ({ tenant, version, inputHash, computedAt });
  await insertAll(clickhouse, 'outcome', changed, (one) =>
    outcomeRows(one.attribution, stamp(one.inputHash)),
  );
  await insertAll(clickhouse, 'credit', changed, (one) => creditRows(one.attribution, stamp(one.inputHash)));
}

async function insertAll(
  clickhouse: ClickHouseClient,
  table: 'outcome' | 'credit',
  changed: readonly Changed[],
  rowsOf: (one: Changed) => readonly object[],
): Promise<void> {
  let waiting: object[] = [];
  for (const one of changed) {
    for (const row of rowsOf(one)) {
      waiting.push(row);
      if (waiting.length < INSERT_ROWS) continue;
      await insertRows(clickhouse, table, waiting);
      waiting = [];
    }
  }
  await insertRows(clickhouse, table, waiting);
}

/** The rows of one table have the same columns in the same order; naming them once saves the engine's time. */
async function insertRows(
  clickhouse: ClickHouseClient,
  table: string,
  rows: readonly object[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first) as [string, ...string[]];
  const values = rows.map((row): unknown[] => Object.values(row));
  await clickhouse.insert({ table, columns, values, format: 'JSONCompactEachRow' });
}

/**
 * Makes a stored version the one that counts in its ledger, and writes that down for ever: it is one line per
 * candidate, and the line is both. Repeated after a crash it is a higher version with the same content; the line of the
 * version that nobody took note of stays in the history, where it says the same as the one after it.
 */
export async function publishVersion(
  { clickhouse, clock }: { readonly clickhouse: ClickHouseClient; readonly clock: () => number },
  { tenant, settingsVersion, version, changed }: LedgerVersion,
): Promise<void> {
  const publishedAt = new Date(clock()).toISOString();
  const values = changed.map(({ attribution }) => ({
    tenant,
    settings_version: settingsVersion,
    candidate_ref: attribution.candidateRef,
    version,
    published_at: publishedAt,
  }));
  await clickhouse.insert({ table: 'candidate_head_log', values, format: 'JSONEachRow' });
}
