import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which rollup buckets are dirty and which version of each counts; whose attribution is at which version. */
export class BucketsAndCandidates1763740000003 implements MigrationInterface {
  readonly name = 'BucketsAndCandidates1763740000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SEQUENCE bucket_mark`);
    await runner.query(`CREATE SEQUENCE rollup_version`);
    await runner.query(`CREATE SEQUENCE ledger_version`);
    // Clean means marked_seq = head_seq: the head was computed from everything that was marked. dirty_since bounds how
    // long a bucket that is marked all the time can wait. kept_version was head at kept_at: once that is long
    // enough ago, nobody reads a version below it any more. Those below purged_version are gone.
    await runner.query(`
      CREATE TABLE bucket (
        tenant_id text NOT NULL REFERENCES tenant,
        kind text NOT NULL CHECK (kind IN ('reach', 'talent')),
        day date NOT NULL,
        marked_seq bigint NOT NULL,
        marked_at timestamptz NOT NULL DEFAULT now(),
        dirty_since timestamptz NOT NULL DEFAULT now(),
        head_seq bigint,
        head_version bigint,
        kept_version bigint NOT NULL DEFAULT 0,
        kept_at timestamptz NOT NULL DEFAULT now(),
        purged_version bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (tenant_id, kind, day)
      )`);
    await runner.query(
      `CREATE INDEX bucket_dirty ON bucket (dirty_since) WHERE head_seq IS DISTINCT FROM marked_seq`,
    );
    // The row is also the lock under which one candidate's attribution is recomputed.
    await runner.query(`
      CREATE TABLE candidate_state (
        tenant_id text NOT NULL REFERENCES tenant,
        candidate_ref text NOT NULL,
        version bigint NOT NULL DEFAULT 0,
        input_hash text NOT NULL DEFAULT '',
        outcome_days date[] NOT NULL DEFAULT '{}',
        PRIMARY KEY (tenant_id, candidate_ref)
      )`);
    // "If this click (or visitor on this link) turns up, recompute that candidate", whichever arrives first.
    await runner.query(`
      CREATE TABLE evidence_claim (
        tenant_id text NOT NULL,
        claim text NOT NULL,
        candidate_ref text NOT NULL,
        PRIMARY KEY (tenant_id, claim, candidate_ref)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE evidence_claim, candidate_state, bucket`);
    await runner.query(`DROP SEQUENCE ledger_version, rollup_version, bucket_mark`);
  }
}
