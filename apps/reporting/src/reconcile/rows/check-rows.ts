import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { lastingDifferences, type Look } from '../lasting-differences.js';
import { type Difference, type Findings } from '../reconcile-result.js';
import { type ReconcileStores } from '../reconcile-stores.js';

const MONTHS = loadSql(import.meta.url, './months.sql');
const COMPARE = loadSql(import.meta.url, './compare-rows.sql');

interface Compared {
  readonly tenant: string;
  readonly day: string;
  readonly family: string;
  readonly events: number;
  readonly missing: number;
  readonly unlogged: number;
  readonly doubled: number;
}

/**
 * Every event in the log's trail must be exactly one row of its fact table, and every row must be in the trail. A month
 * at a time, so that the memory it takes does not grow with the years.
 * @param tenants those to look at; none for all
 */
export async function checkRows(
  stores: ReconcileStores,
  tenants: readonly string[],
  onProgress: (done: number, total: number) => void,
): Promise<Findings> {
  const months = await select<{ month: string }>(stores.clickhouse, MONTHS, { tenants });
  let compared = 0;
  const differences: Difference[] = [];
  for (const [index, { month }] of months.entries()) {
    const found = await lastingDifferences(() => look(stores, tenants, month), stores.pausesMs);
    compared += found.compared;
    differences.push(...found.differences);
    onProgress(index + 1, months.length);
  }
  return { compared, differences };
}

async function look(
  { clickhouse }: ReconcileStores,
  tenants: readonly string[],
  month: string,
): Promise<Look> {
  const rows = await select<Compared>(clickhouse, COMPARE, { tenants, month });
  return {
    compared: rows.reduce((sum, { events }) => sum + events, 0),
    differences: rows.flatMap(differencesOf),
  };
}

function differencesOf({ tenant, day, family, events, missing, unlogged, doubled }: Compared): Difference[] {
  const about = { tenant, day };
  const found: Difference[] = [];
  if (missing > 0)
    found.push({
      ...about,
      what: `${family} rows that are gone`,
      expected: `${String(events)} events in the log's trail`,
      actual: `${String(missing)} of them without a row`,
      missing,
    });
  if (unlogged > 0)
    found.push({
      ...about,
      what: `${family} rows from nowhere`,
      expected: "every row in the log's trail",
      actual: `${String(unlogged)} rows outside it`,
    });
  if (doubled > 0)
    found.push({
      ...about,
      what: `${family} rows twice`,
      expected: 'one row per event',
      actual: `${String(doubled)} events with several`,
      doubled,
    });
  return found;
}
