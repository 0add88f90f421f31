import { type Day } from '#domain/ids.js';
import { select } from '#shared/clickhouse/select.js';
import { knownNow } from '#shared/ledger/known.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { BUCKET_ROWS, type BucketRows } from '../../buckets/bucket-rows.js';
import { type BucketKind } from '../../buckets/bucket-state.js';
import { lastingDifferences, type Look } from '../lasting-differences.js';
import { type Difference, type Findings } from '../reconcile-result.js';
import { type CheckedTenant, type ReconcileStores } from '../reconcile-stores.js';

const CLEAN_BUCKETS = loadSql(import.meta.url, './clean-buckets.sql');
const COMPARE = loadSql(import.meta.url, './compare-rollup.sql');
const COMPARE_UNIQUE = loadSql(import.meta.url, './compare-unique.sql');

/** What is compared, by the name of its table. */
const ROLLUPS = {
  reach: {
    reach_rollup: BUCKET_ROWS.reach,
    unique_rollup: BUCKET_ROWS.unique,
    verdict_rollup: BUCKET_ROWS.verdict,
    // Every grain at once, from raw facts and not from the rollup that they were copied from.
    reach_grain_rollup: {
      heads: loadSql(import.meta.url, './grain-heads.sql'),
      raw: `WITH fine AS (\n${BUCKET_ROWS.reach.raw}\n)\n${loadSql(import.meta.url, './grains-of-reach.sql')}`,
    },
    audience_rollup: BUCKET_ROWS.audience,
  },
  talent: { outcome_rollup: BUCKET_ROWS.outcome, credit_rollup: BUCKET_ROWS.credit },
} as const satisfies Record<BucketKind, Readonly<Record<string, BucketRows>>>;
const KINDS = Object.keys(ROLLUPS) as BucketKind[];
/** Days that are compared in one query: the raw facts of this many are read at once. */
const DAYS_AT_ONCE = 31;

interface CleanBucket {
  readonly kind: BucketKind;
  readonly day: Day;
  readonly head_version: number;
  /** The same on every row: read in the one statement that says what is clean. */
  readonly settings_version: number;
}

/** Every clean bucket's rows must be what its SQL gives from raw facts now, row by row. Dirty ones are not read by anybody. */
export async function checkRollups(
  stores: ReconcileStores,
  tenants: readonly CheckedTenant[],
  onProgress: (done: number, total: number) => void,
): Promise<Findings> {
  let compared = 0;
  const differences: Difference[] = [];
  const parts = (
    await Promise.all(tenants.map(async (tenant) => partsOf(tenant, await cleanBuckets(stores, tenant))))
  ).flat();
  for (const [index, part] of parts.entries()) {
    const found = await lastingDifferences(() => look(stores, part), stores.pausesMs);
    compared += found.compared;
    differences.push(...found.differences);
    onProgress(index + 1, parts.length);
  }
  return { compared, differences };
}

interface Part {
  readonly tenant: CheckedTenant;
  readonly kind: BucketKind;
  readonly days: readonly Day[];
}

function partsOf(tenant: CheckedTenant, buckets: readonly CleanBucket[]): Part[] {
  return KINDS.flatMap((kind) => {
    const days = buckets.filter((bucket) => bucket.kind === kind).map(({ day }) => day);
    return Array.from({ length: Math.ceil(days.length / DAYS_AT_ONCE) }, (_, index) => ({
      tenant,
      kind,
      days: days.slice(index * DAYS_AT_ONCE, (index + 1) * DAYS_AT_ONCE),
    }));
  });
}

async function cleanBuckets({ postgres }: ReconcileStores, { id }: CheckedTenant): Promise<CleanBucket[]> {
  const { rows } = await postgres.query<CleanBucket>(CLEAN_BUCKETS, [id]);
  return rows;
}

/** The heads are read anew at every look: a bucket that became dirty or got another version meanwhile is not held to the old one. */
async function look(stores: ReconcileStores, { tenant, kind, days }: Part): Promise<Look> {
  const before = await cleanBuckets(stores, tenant);
  const heads = before.filter((bucket) => bucket.kind === kind && days.includes(bucket.day));
  const [first] = heads;
  if (first === undefined) return { compared: 0, differences: [] };
  const headDays = heads.map(({ day }) => day);
  const params = {
    tenant: tenant.id,
    zone: tenant.zone,
    days: headDays,
    head_days: headDays,
    head_versions: heads.map(({ head_version }) => head_version),
    ...knownNow(first.settings_version),
  };
  const found = await Promise.all(
    Object.entries(ROLLUPS[kind]).map(([table, rows]) => compare(stores, table, rows, params)),
  );
  const differences = found.flat();
  if (differences.length === 0) return { compared: heads.length, differences };
  const after = new Map(
    (await cleanBuckets(stores, tenant))
      .filter((bucket) => bucket.kind === kind)
      .map(({ day, head_version }) => [day, head_version]),
  );
  const unchanged = new Set<string>(
    heads.filter(({ day, head_version }) => after.get(day) === head_version).map(({ day }) => day),
  );
  return { compared: heads.length, differences: differences.filter(({ day }) => unchanged.has(day)) };
}

async function compare(
  { clickhouse }: ReconcileStores,
  table: string,
  bucketRows: BucketRows,
  params: Record<string, unknown> & { readonly tenant: string },
): Promise<Difference[]> {
  if (table === 'unique_rollup') {
    const rows = await select<UniqueDifference>(clickhouse, overBoth(COMPARE_UNIQUE, bucketRows), params);
    return rows.map((row) => ({
      tenant: params.tenant,
      day: row.day,
      what: `${table} ${row.content}`,
      expected: `unique_clickers ${String(row.expected_clickers)}, fair_share ${String(row.expected_share)}`,
      actual: `unique_clickers ${String(row.actual_clickers)}, fair_share ${String(row.actual_share)}`,
    }));
  }
  const rows = await select<{ day: string; content: string; balance: number }>(
    clickhouse,
    overBoth(COMPARE, bucketRows),
    params,
  );
  return rows.map(({ day, content, balance }) => ({
    tenant: params.tenant,
    day,
    what: `${table} row`,
    expected: balance > 0 ? content : 'no such row',
    actual: balance > 0 ? 'no such row' : content,
  }));
}

interface UniqueDifference {
  readonly day: string;
  readonly content: string;
  readonly expected_clickers: number;
  readonly actual_clickers: number;
  readonly expected_share: number;
  readonly actual_share: number;
}

function overBoth(sql: string, { heads, raw }: BucketRows): string {
  return `WITH expected AS (\n${raw}\n), actual AS (\n${heads}\n)\n${sql}`;
}
