import { loadSql } from '#shared/sql/load-sql.js';
import { type BucketKind } from './bucket.js';

const FOLDER = '../../../../db/clickhouse/buckets/';

/** The SELECTs that compute a bucket's rows from raw facts; the only definition of these numbers. */
export const BUCKET_SQL = {
  reach: loadSql(import.meta.url, `${FOLDER}reach.sql`),
  unique: loadSql(import.meta.url, `${FOLDER}unique.sql`),
  verdict: loadSql(import.meta.url, `${FOLDER}verdict.sql`),
  outcome: loadSql(import.meta.url, `${FOLDER}outcome.sql`),
  credit: loadSql(import.meta.url, `${FOLDER}credit.sql`),
} as const;

/** Which rollups a bucket of a kind consists of. */
export const ROLLUPS_OF = {
  reach: ['reach', 'unique', 'verdict'],
  talent: ['outcome', 'credit'],
} as const satisfies Record<BucketKind, readonly (keyof typeof BUCKET_SQL)[]>;

/** The statements that store a bucket's rows under a version. Made once, of texts of our own; values are bound. */
export const ROLLUP_INSERTS: Readonly<Record<BucketKind, readonly string[]>> = {
  reach: ROLLUPS_OF.reach.map(insertInto),
  talent: ROLLUPS_OF.talent.map(insertInto),
};

/** Who stands behind the teams of a bucket's month; kept under the bucket's version and never purged. */
export const TEAM_PEOPLE_INSERT = `INSERT INTO team_people
  SELECT *, {version:UInt64} AS version FROM (${loadSql(import.meta.url, `${FOLDER}team_people.sql`)})`;

/** The columns of a rollup are those of its SELECT, with the version as the third. */
function insertInto(rollup: keyof typeof BUCKET_SQL): string {
  return `INSERT INTO ${rollup}_rollup
    SELECT tenant, day, {version:UInt64} AS version, * EXCEPT (tenant, day)
    FROM (${BUCKET_SQL[rollup]})`;
}
