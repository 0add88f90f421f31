import { select } from '#shared/clickhouse/select.js';
import { inTransaction } from '#shared/postgres/in-transaction.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { takeLedgers } from '../candidates/ledger-lock.js';
import { type Job, type JobStores } from './job.js';

const LOCK_JOB = loadSql(import.meta.url, './lock-job.sql');
const LAST_PUBLISHED = loadSql(import.meta.url, './last-published.sql');
const SUPERSEDE = loadSql(import.meta.url, './supersede.sql');
const ACTIVATE = loadSql(import.meta.url, './activate.sql');
const MARK_TALENT = loadSql(import.meta.url, './mark-talent.sql');

/**
 * Makes a ledger that is complete the one that counts. One transaction of PostgreSQL: nothing is written to ClickHouse,
 * where both ledgers stand side by side, so there is no moment at which one store has switched and the other has not.
 *
 * A reader takes the settings and the state of the buckets in one statement. Before the commit it has the old settings
 * and the buckets as they were; after it the new ones and no clean bucket but those computed since. A rollup that was
 * begun before the commit ends with a mark that is not the latest, so its bucket stays dirty. The old ledger is not
 * touched: a reader who began with it ends with it.
 */
export async function switchLedger(stores: JobStores, { tenant, version }: Job): Promise<void> {
  await inTransaction(stores.postgres, async (transaction) => {
    await takeLedgers(transaction, tenant); // no candidate is being computed, and none will be until the commit
    const { rowCount } = await transaction.query(LOCK_JOB, [tenant, version]);
    if (rowCount === 0) return;
    const [last] = await select<{ ms: number }>(stores.clickhouse, LAST_PUBLISHED, {
      tenant,
      settings_version: version,
    });
    // Clocks of processes differ; whoever asks about the moment of the switch must find the whole new ledger.
    const at = new Date(Math.max(stores.clock(), last?.ms ?? 0));
    await transaction.query(SUPERSEDE, [tenant, at]);
    await transaction.query(ACTIVATE, [tenant, version, at]);
    await transaction.query(MARK_TALENT, [tenant, version]);
  });
}
