import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Exports: the jobs, and the schedules that start some of them. */
export class Exports1763740000011 implements MigrationInterface {
  readonly name = 'Exports1763740000011';

  async up(runner: QueryRunner): Promise<void> {
    // A lease is one attempt: a new one each time a job is taken up. The file carries it in its name, so that an attempt
    // believed dead can never write into the file of the one after it.
    await runner.query(`
      CREATE TABLE export_job (
        id uuid PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES tenant,
        asked_by text NOT NULL, -- the id of the key
        scopes text[] NOT NULL, -- what that key was allowed when it asked
        question jsonb NOT NULL,
        format text NOT NULL,
        state text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled', 'expired')),
        created_at timestamptz NOT NULL DEFAULT now(),
        ready_at timestamptz NOT NULL DEFAULT now(), -- not taken up before
        ended_at timestamptz,
        attempts int NOT NULL DEFAULT 0,
        lease uuid,
        leased_until timestamptz,
        rows_written bigint, -- null: the format does not tell
        rows_total bigint,
        bytes_written bigint NOT NULL DEFAULT 0,
        data_as_of timestamptz,
        file text,
        host text, -- whose disk the file was written to
        sha256 text,
        expires_at timestamptz,
        failure text,
        idempotency_key text,
        request_hash bytea,
        schedule text,
        due_at timestamptz,
        destination jsonb,
        delivery text CHECK (delivery IN ('waiting', 'delivered', 'failed')),
        deliver_at timestamptz, -- not tried before
        delivery_attempts int NOT NULL DEFAULT 0,
        delivered_to text,
        delivery_failure text,
        UNIQUE (tenant_id, asked_by, idempotency_key),
        UNIQUE (tenant_id, schedule, due_at), -- one run per due time, whoever starts it
        CHECK ((state = 'running') = (lease IS NOT NULL AND leased_until IS NOT NULL)),
        CHECK ((state = 'done') = (file IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX export_job_by_tenant ON export_job (tenant_id, created_at DESC, id)`);
    await runner.query(
      `CREATE INDEX export_job_under_way ON export_job (created_at) WHERE state IN ('queued', 'running')`,
    );
    await runner.query(`CREATE INDEX export_job_by_expiry ON export_job (expires_at) WHERE state = 'done'`);
    await runner.query(
      `CREATE INDEX export_job_to_deliver ON export_job (deliver_at) WHERE delivery = 'waiting'`,
    );
    await runner.query(`
      CREATE TABLE export_schedule (
        tenant_id text NOT NULL REFERENCES tenant,
        name text NOT NULL,
        question jsonb NOT NULL,
        format text NOT NULL,
        cron text NOT NULL,
        zone text NOT NULL,
        destination jsonb NOT NULL,
        enabled boolean NOT NULL,
        put_by text NOT NULL, -- the id of the key
        scopes text[] NOT NULL, -- what that key was allowed when it put the schedule
        put_at timestamptz NOT NULL DEFAULT now(),
        next_due_at timestamptz NOT NULL,
        last_due_at timestamptz,
        PRIMARY KEY (tenant_id, name)
      )`);
    await runner.query(`CREATE INDEX export_schedule_by_due ON export_schedule (next_due_at) WHERE enabled`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE export_schedule, export_job`);
  }
}
