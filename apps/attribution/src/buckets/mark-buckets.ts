import { type ClientBase, type Pool } from 'pg';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Bucket } from './bucket.js';
import { type TouchedBuckets } from './touched-buckets.js';

const MARK_BUCKETS = loadSql(import.meta.url, './mark-buckets.sql');
const MARK_REGROUPED = loadSql(import.meta.url, './mark-regrouped.sql');

/** Marks buckets dirty: from the commit on, readers count their raw facts until they have been recomputed. */
export async function markBuckets(db: Pool | ClientBase, buckets: readonly Bucket[]): Promise<void> {
  if (buckets.length === 0) return;
  await db.query(MARK_BUCKETS, [
    buckets.map(({ tenant }) => tenant),
    buckets.map(({ kind }) => kind),
    buckets.map(({ day }) => day),
  ]);
}

export async function markTouched(db: Pool, touched: TouchedBuckets): Promise<void> {
  await markBuckets(db, touched.buckets);
  for (const { tenant, from } of touched.regrouped) await db.query(MARK_REGROUPED, [tenant, from]);
}
