import { MICRO_PER_OUTCOME } from '#domain/attribution/micro-credits.js';
import { chosenModels } from '#domain/attribution/models.js';
import { select } from '#shared/clickhouse/select.js';
import { standingSettings } from '#shared/ledger/standing-settings.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { lastingDifferences, type Look } from '../lasting-differences.js';
import { type Difference, type Findings } from '../reconcile-result.js';
import { type CheckedTenant, type ReconcileStores } from '../reconcile-stores.js';

const CANDIDATES = loadSql(import.meta.url, './candidates.sql');
const HEADS = loadSql(import.meta.url, './heads.sql');
const UNBALANCED = loadSql(import.meta.url, './unbalanced.sql');

/** Candidates that are looked at together. */
const PAGE = 10_000;

interface Candidate {
  readonly candidate_ref: string;
  readonly version: number;
  readonly has_outcomes: boolean;
}

/**
 * Every candidate's ledger, under the settings that count, must be the one that was computed last, whole, and its
 * credits must add up: for every model that is computed exactly one outcome per standing outcome of somebody from outside.
 */
export async function checkLedger(
  stores: ReconcileStores,
  tenants: readonly CheckedTenant[],
  onProgress: (done: number, total: number) => void,
): Promise<Findings> {
  let compared = 0;
  const differences: Difference[] = [];
  for (const [index, tenant] of tenants.entries()) {
    let after: string | undefined = '';
    while (after !== undefined) {
      const from: string = after;
      const settings = await standingSettings(stores.postgres, tenant.id);
      const page = await readPage(stores, tenant, settings.version, from);
      const until = page.length < PAGE ? '' : (page.at(-1)?.candidate_ref ?? '');
      const found = await lastingDifferences(() => look(stores, tenant, from, until), stores.pausesMs);
      compared += found.compared;
      differences.push(...found.differences);
      after = until === '' ? undefined : until;
    }
    onProgress(index + 1, tenants.length);
  }
  return { compared, differences };
}

async function readPage(
  { postgres }: ReconcileStores,
  { id }: CheckedTenant,
  settingsVersion: number,
  after: string,
): Promise<Candidate[]> {
  const { rows } = await postgres.query<Candidate>(CANDIDATES, [id, settingsVersion, after, PAGE]);
  return rows;
}

/** @param until the last candidate of the page; '' when nobody comes after it */
async function look(
  stores: ReconcileStores,
  tenant: CheckedTenant,
  after: string,
  until: string,
): Promise<Look> {
  // Asked at every look: when settings change in between, the next look is at the ledger that counts by then.
  const settings = await standingSettings(stores.postgres, tenant.id);
  const { id, zone } = tenant;
  const range = { tenant: id, zone, after, until, settings_version: settings.version };
  const [page, heads, unbalanced] = await Promise.all([
    readPage(stores, tenant, settings.version, after),
    select<{ candidate_ref: string; version: number; outcomes: number }>(stores.clickhouse, HEADS, range),
    select<Unbalanced>(stores.clickhouse, UNBALANCED, {
      ...range,
      micro: MICRO_PER_OUTCOME,
      models: chosenModels(settings).map(({ name }) => name),
    }),
  ]);
  const headOf = new Map(heads.map((head) => [head.candidate_ref, head]));
  const known = new Map(page.map((candidate) => [candidate.candidate_ref, candidate]));
  const about = (candidate: string) => ({
    tenant: tenant.id,
    day: '',
    what: `ledger of candidate ${candidate}`,
  });
  // A candidate that was only ever locked has version 0 and no ledger yet.
  const wrongHeads = [...known.values()].flatMap(({ candidate_ref, version, has_outcomes }): Difference[] => {
    const head = headOf.get(candidate_ref);
    if (version === 0 || (until !== '' && !isWithin(candidate_ref, until))) return [];
    if (head?.version !== version)
      return [
        {
          ...about(candidate_ref),
          expected: `version ${String(version)}`,
          actual: head === undefined ? 'none' : `version ${String(head.version)}`,
        },
      ];
    if (has_outcomes && head.outcomes === 0)
      return [{ ...about(candidate_ref), expected: 'outcomes', actual: 'none' }];
    return [];
  });
  const strangers = heads
    .filter(({ candidate_ref }) => !known.has(candidate_ref))
    .map(({ candidate_ref, version }) => ({
      ...about(candidate_ref),
      expected: 'no ledger: nothing is known of this candidate',
      actual: `version ${String(version)}`,
    }));
  return {
    compared: heads.length,
    differences: [...wrongHeads, ...strangers, ...unbalanced.map((row) => unbalancedIn(tenant, row))],
  };
}

interface Unbalanced {
  readonly candidate_ref: string;
  readonly application_id: string;
  readonly stage: string;
  readonly model: string;
  readonly day: string;
  readonly due_micro: number;
  readonly given_micro: number;
}

function unbalancedIn(tenant: CheckedTenant, row: Unbalanced): Difference {
  return {
    tenant: tenant.id,
    day: row.day,
    what: `credit of ${row.model} for ${row.stage} of application ${row.application_id} of candidate ${row.candidate_ref}`,
    expected: `${String(row.due_micro)} millionths`,
    actual: `${String(row.given_micro)} millionths`,
  };
}

/** Compared as bytes, as both stores do; more candidates may have come in since the page was cut. */
function isWithin(candidate: string, until: string): boolean {
  return Buffer.compare(Buffer.from(candidate), Buffer.from(until)) <= 0;
}
