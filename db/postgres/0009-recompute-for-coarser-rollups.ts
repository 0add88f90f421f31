import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Has every bucket computed anew. Versions from before `0006_reporting_rollups.sql` have no rows in the coarser rollups
 * and no line in bucket_head; a clean day with such a head would be read as empty. Marked, it is read from raw facts
 * until it has a version that has them. ClickHouse must have its views by now: see `migrate-stores.ts`.
 */
export class RecomputeForCoarserRollups1763740000009 implements MigrationInterface {
  readonly name = 'RecomputeForCoarserRollups1763740000009';

  async up(runner: QueryRunner): Promise<void> {
    // In the order of mark-buckets.sql, so that a consumer of the release before never waits for us in a circle.
    await runner.query(`
      UPDATE bucket SET
        marked_seq = nextval('bucket_mark'),
        marked_at = now(),
        dirty_since = CASE WHEN bucket.head_seq IS DISTINCT FROM bucket.marked_seq THEN bucket.dirty_since ELSE now() END
      FROM (
        SELECT tenant_id, kind, day
        FROM bucket
        ORDER BY tenant_id COLLATE "C", kind COLLATE "C", day
        FOR UPDATE
      ) AS every
      WHERE bucket.tenant_id = every.tenant_id AND bucket.kind = every.kind AND bucket.day = every.day`);
  }

  /** A bucket that was computed once more than needed is as good as before. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
