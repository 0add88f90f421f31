import { createHash } from 'node:crypto';
import { type ClickHouseClient } from '@clickhouse/client';
import { type ClientBase, type Pool } from 'pg';
import { attributeCandidate, type CandidateAttribution } from '#domain/attribution/attribute-candidate.js';
import { canonicalStory } from '#domain/attribution/canonical-story.js';
import { type CandidateStory } from '#domain/attribution/candidate-story.js';
import { DEFAULT_SETTINGS } from '#domain/attribution/settings.js';
import { type Day, type TenantId } from '#domain/ids.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Bucket } from '../buckets/bucket.js';
import { type LocalDays } from '../buckets/local-days.js';
import { markBuckets } from '../buckets/mark-buckets.js';
import { inTransaction } from '#shared/postgres/in-transaction.js';
import { mergedFamilies } from './claims.js';
import { creditRows, outcomeRows } from './ledger-rows.js';
import { loadStories } from './load-stories.js';

const ADD_CANDIDATES = loadSql(import.meta.url, './add-candidates.sql');
const LOCK_CANDIDATES = loadSql(import.meta.url, './lock-candidates.sql');
const UPDATE_CANDIDATES = loadSql(import.meta.url, './update-candidates.sql');
const NEXT_VERSION = `SELECT nextval('ledger_version') AS version`;

interface CandidateState {
  readonly candidate_ref: string;
  readonly input_hash: string;
  readonly outcome_days: readonly Day[];
}

/** A candidate whose story is no longer the one the ledger was computed from. */
interface Changed {
  readonly attribution: CandidateAttribution;
  readonly inputHash: string;
  readonly days: readonly Day[];
}

export interface LedgerStores {
  readonly clickhouse: ClickHouseClient;
  readonly postgres: Pool;
  readonly clock: () => number;
}

/**
 * Brings the ledger of some candidates of one tenant up to what is stored about them. Returns how many changed.
 *
 * The lock makes computations of one candidate follow one another, and each reads what is stored after it has the lock:
 * the last one has seen everything, and has the highest version. Cut off anywhere, nothing is lost: the batch is handed
 * over again, and a version that never became head is never read.
 */
export async function recomputeCandidates(
  stores: LedgerStores,
  tenant: TenantId,
  candidateRefs: readonly string[],
  days: LocalDays,
): Promise<number> {
  return inTransaction(stores.postgres, async (transaction) => {
    const states = await lock(transaction, tenant, candidateRefs);
    // Not before the lock: while we waited for it, another batch may have merged one of them into somebody else, and a
    // story told without that merge would be the last word.
    const families = await mergedFamilies(transaction, tenant, candidateRefs);
    const stories = await loadStories(
      { clickhouse: stores.clickhouse, postgres: transaction },
      tenant,
      candidateRefs,
      families,
    );
    const changed = stories.flatMap((story) => changeOf(story, states, (at) => days.dayOf(tenant, at)));
    if (changed.length === 0) return 0; // a replay leaves the ledger untouched

    const { rows } = await transaction.query<{ version: number }>(NEXT_VERSION);
    const version = rows[0]?.version;
    if (version === undefined) throw new Error('the sequence of ledger versions gave nothing');
    await insertVersion(stores, tenant, version, changed); // stored, and invisible
    await publishVersion(stores.clickhouse, tenant, version, changed); // visible to whoever reads raw
    const moved = changed.flatMap(({ attribution, days: now }) => [
      ...(states.get(attribution.candidateRef)?.outcome_days ?? []),
      ...now,
    ]);
    await updateState(transaction, tenant, version, changed);
    await markBuckets(transaction, talentBuckets(tenant, moved)); // with the commit the rollups of both old and new days are due
    return changed.length;
  });
}

async function lock(
  transaction: ClientBase,
  tenant: TenantId,
  refs: readonly string[],
): Promise<Map<string, CandidateState>> {
  await transaction.query(ADD_CANDIDATES, [tenant, refs]);
  const { rows } = await transaction.query<CandidateState>(LOCK_CANDIDATES, [tenant, refs]);
  return new Map(rows.map((row) => [row.candidate_ref, row]));
}

function changeOf(
  story: CandidateStory,
  states: ReadonlyMap<string, CandidateState>,
  dayOf: (at: CandidateAttribution['outcomes'][number]['at']) => Day,
): Changed[] {
  const inputHash = createHash('sha256').update(canonicalStory(story, DEFAULT_SETTINGS)).digest('hex');
  if (states.get(story.candidateRef)?.input_hash === inputHash) return [];
  const attribution = attributeCandidate(story, DEFAULT_SETTINGS);
  return [{ attribution, inputHash, days: [...new Set(attribution.outcomes.map(({ at }) => dayOf(at)))] }];
}

async function insertVersion(
  stores: LedgerStores,
  tenant: TenantId,
  version: number,
  changed: readonly Changed[],
): Promise<void> {
  const computedAt = new Date(stores.clock()).toISOString();
  const stamp = (inputHash: string) => ({ tenant, version, inputHash, computedAt });
  const outcomes = changed.flatMap(({ attribution, inputHash }) =>
    outcomeRows(attribution, stamp(inputHash)),
  );
  const credits = changed.flatMap(({ attribution, inputHash }) => creditRows(attribution, stamp(inputHash)));
  if (outcomes.length > 0)
    await stores.clickhouse.insert({ table: 'outcome', values: outcomes, format: 'JSONEachRow' });
  if (credits.length > 0)
    await stores.clickhouse.insert({ table: 'credit', values: credits, format: 'JSONEachRow' });
}

async function publishVersion(
  clickhouse: ClickHouseClient,
  tenant: TenantId,
  version: number,
  changed: readonly Changed[],
): Promise<void> {
  const values = changed.map(({ attribution }) => ({
    tenant,
    candidate_ref: attribution.candidateRef,
    version,
  }));
  await clickhouse.insert({ table: 'candidate_head', values, format: 'JSONEachRow' });
}

async function updateState(
  transaction: ClientBase,
  tenant: TenantId,
  version: number,
  changed: readonly Changed[],
): Promise<void> {
  const states = changed.map(({ attribution, inputHash, days }) => ({
    candidate_ref: attribution.candidateRef,
    input_hash: inputHash,
    outcome_days: days,
  }));
  await transaction.query(UPDATE_CANDIDATES, [tenant, version, JSON.stringify(states)]);
}

function talentBuckets(tenant: TenantId, days: readonly Day[]): Bucket[] {
  return [...new Set(days)].map((day) => ({ tenant, kind: 'talent', day }));
}
