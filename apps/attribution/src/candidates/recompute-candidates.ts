import { type ClickHouseClient } from '@clickhouse/client';
import { type ClientBase, type Pool } from 'pg';
import { type Day, type TenantId } from '#domain/ids.js';
import { inTransaction } from '#shared/postgres/in-transaction.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Bucket } from '../buckets/bucket.js';
import { type LocalDays } from '../buckets/local-days.js';
import { markBuckets } from '../buckets/mark-buckets.js';
import { drawVersion } from '../versions/draw-version.js';
import { type CandidateState, type Changed, changedCandidates } from './changed-candidates.js';
import { mergedFamilies } from './claims.js';
import { shareLedgers } from './ledger-lock.js';
import { type LiveLedger, liveLedgers } from './live-ledgers.js';
import { loadStories } from './load-stories.js';
import { type LedgerVersion, publishVersion, storeVersion } from './store-version.js';

const ADD_CANDIDATES = loadSql(import.meta.url, './add-candidates.sql');
const LOCK_CANDIDATES = loadSql(import.meta.url, './lock-candidates.sql');
const UPDATE_CANDIDATES = loadSql(import.meta.url, './update-candidates.sql');

export interface LedgerStores {
  readonly clickhouse: ClickHouseClient;
  readonly postgres: Pool;
  readonly clock: () => number;
}

/**
 * Brings the live ledgers of some candidates of one tenant up to what is stored about them. Returns how many changed.
 *
 * The lock makes computations of one candidate follow one another, and each reads what is stored after it has the lock:
 * the last one has seen everything, and has the highest version. Cut off anywhere, nothing is lost: the batch is handed
 * over again, and a version that never became head is never read.
 * @param only the settings whose ledger is meant; every live one when not given
 */
export async function recomputeCandidates(
  stores: LedgerStores,
  tenant: TenantId,
  candidateRefs: readonly string[],
  days: LocalDays,
  only?: number,
): Promise<number> {
  return inTransaction(stores.postgres, async (transaction) => {
    await shareLedgers(transaction, tenant); // from here on no ledger becomes live and none stops counting
    const live = await liveLedgers(transaction, tenant);
    const ledgers = live.filter(({ settings }) => only === undefined || settings.version === only);
    const states = await lock(transaction, tenant, candidateRefs, ledgers);
    // Not before the lock: while we waited for it, another batch may have merged one of them into somebody else, and a
    // story told without that merge would be the last word.
    const families = await mergedFamilies(transaction, tenant, candidateRefs);
    const stories = await loadStories(
      { clickhouse: stores.clickhouse, postgres: transaction },
      tenant,
      candidateRefs,
      families,
    );
    const changed = new Set<string>();
    for (const ledger of ledgers) {
      const { settings } = ledger;
      const own = states.get(settings.version) ?? new Map<string, CandidateState>();
      const found = changedCandidates(stories, settings, own, (at) => days.dayOf(tenant, at));
      if (found.length === 0) continue; // a replay leaves the ledger untouched
      await renew({ ...stores, transaction }, tenant, ledger, found);
      for (const { attribution } of found) changed.add(attribution.candidateRef);
    }
    return changed.size;
  });
}

/** A new version of some candidates in one ledger: stored, then visible to whoever reads raw, then due in the rollups. */
async function renew(
  stores: LedgerStores & { readonly transaction: ClientBase },
  tenant: TenantId,
  { settings, counts }: LiveLedger,
  changed: readonly Changed[],
): Promise<void> {
  const { transaction } = stores;
  const version = {
    tenant,
    settingsVersion: settings.version,
    version: await drawVersion(transaction, 'ledger_version'),
    changed,
  };
  await storeVersion(stores, version);
  await publishVersion(stores, version);
  await updateState(transaction, version);
  // With the commit the rollups of both old and new days are due. No rollup is computed of a ledger that does not count.
  if (counts) await markBuckets(transaction, talentBuckets(tenant, changed));
}

/** Takes the lock; returns the states by settings version and candidate. */
async function lock(
  transaction: ClientBase,
  tenant: TenantId,
  refs: readonly string[],
  ledgers: readonly LiveLedger[],
): Promise<Map<number, Map<string, CandidateState>>> {
  const versions = ledgers.map(({ settings }) => settings.version);
  await transaction.query(ADD_CANDIDATES, [tenant, refs, versions]);
  const { rows } = await transaction.query<CandidateState>(LOCK_CANDIDATES, [tenant, refs, versions]);
  return new Map(
    [...Map.groupBy(rows, (row) => row.settings_version)].map(([version, own]) => [
      version,
      new Map(own.map((row) => [row.candidate_ref, row])),
    ]),
  );
}

async function updateState(
  transaction: ClientBase,
  { tenant, settingsVersion, version, changed }: LedgerVersion,
): Promise<void> {
  const states = changed.map(({ attribution, inputHash, days }) => ({
    candidate_ref: attribution.candidateRef,
    input_hash: inputHash,
    outcome_days: days,
  }));
  await transaction.query(UPDATE_CANDIDATES, [tenant, settingsVersion, version, JSON.stringify(states)]);
}

function talentBuckets(tenant: TenantId, changed: readonly Changed[]): Bucket[] {
  const days = new Set<Day>(changed.flatMap(({ days: now, daysBefore }) => [...daysBefore, ...now]));
  return [...days].map((day) => ({ tenant, kind: 'talent', day }));
}
