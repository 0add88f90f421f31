import { loadSql } from '#shared/sql/load-sql.js';
import { BUCKET_ROWS, type BucketRows } from './bucket-rows.js';

/** The comment in `db/clickhouse/buckets/unique.sql` that marks where clicks may be narrowed before people are counted. */
const PLACE = '-- people are narrowed here';

/**
 * The rows of unique_rollup, counted from the clicks that pass a filter. Distinct people cannot be narrowed after they
 * were counted, so the condition goes inside the one definition instead of a second definition beside it.
 */
export const NARROWED_PEOPLE: BucketRows = {
  heads: BUCKET_ROWS.unique.heads,
  raw: narrow(BUCKET_ROWS.unique.raw, loadSql(import.meta.url, './narrowed-people.sql')),
};

function narrow(sql: string, condition: string): string {
  if (sql.split(PLACE).length !== 2)
    throw new Error(`unique.sql must have "${PLACE}" exactly once; without it a filter would be ignored`);
  return sql.replace(PLACE, `${condition}\n${PLACE}`);
}
