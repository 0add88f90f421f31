import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Connected recruitment systems: their settings and secrets, what they delivered, and what has still to be asked of them. */
export class Ats1763740000006 implements MigrationInterface {
  readonly name = 'Ats1763740000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ats_connection (
        id text PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES tenant,
        ats text NOT NULL,
        name text NOT NULL,
        settings jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        disabled_at timestamptz
      )`);
    await runner.query(`CREATE INDEX ats_connection_by_tenant ON ats_connection (tenant_id, created_at)`);
    // Wrapped with the installation's secret, as visitor salts are: a copy of the database alone forges no delivery.
    await runner.query(`
      CREATE TABLE ats_secret (
        id uuid PRIMARY KEY,
        connection_id text NOT NULL REFERENCES ats_connection,
        kind text NOT NULL CHECK (kind IN ('signing', 'api_token')),
        wrapped_secret bytea NOT NULL,
        valid_from timestamptz NOT NULL,
        valid_until timestamptz
      )`);
    await runner.query(`CREATE INDEX ats_secret_by_connection ON ats_secret (connection_id, kind)`);
    // Hashes only. A row is written after its events are durable in the log, never before.
    await runner.query(`
      CREATE TABLE ats_delivery (
        connection_id text NOT NULL REFERENCES ats_connection,
        delivery_key bytea NOT NULL,
        body_hash bytea NOT NULL,
        first_at timestamptz NOT NULL,
        PRIMARY KEY (connection_id, delivery_key)
      )`);
    await runner.query(`CREATE INDEX ats_delivery_by_age ON ats_delivery (first_at)`);
    // Resources to ask of the system. A request that is made again while it is being answered gets a new generation, so
    // that whoever was at it does not delete it with an older answer in hand.
    await runner.query(`
      CREATE TABLE ats_fetch (
        connection_id text NOT NULL REFERENCES ats_connection,
        request_hash bytea NOT NULL,
        what text NOT NULL,
        path text NOT NULL,
        told jsonb NOT NULL,
        generation int NOT NULL DEFAULT 1,
        asked_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        last_error text,
        PRIMARY KEY (connection_id, request_hash)
      )`);
    await runner.query(`CREATE INDEX ats_fetch_by_due ON ats_fetch (due_at)`);
    // Whose an application is, for deliveries that name an application only, and what was last said of it, for those that
    // do not say what changed. Pseudonyms on both sides.
    await runner.query(`
      CREATE TABLE ats_application (
        connection_id text NOT NULL REFERENCES ats_connection,
        application_id text NOT NULL,
        candidate_ref text NOT NULL,
        is_hired boolean,
        is_rejected boolean,
        seen_at timestamptz NOT NULL,
        PRIMARY KEY (connection_id, application_id)
      )`);
    await runner.query(
      `CREATE INDEX ats_application_by_candidate ON ats_application (connection_id, candidate_ref)`,
    );
    await runner.query(`CREATE INDEX ats_application_by_age ON ats_application (seen_at)`);
    // When we first heard of what a system tells without saying when. As lasting as the register of identities: told again
    // years later it must still be the same event.
    await runner.query(`
      CREATE TABLE ats_first_heard (
        event_key uuid PRIMARY KEY,
        heard_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE ats_first_heard, ats_application, ats_fetch, ats_delivery, ats_secret, ats_connection`,
    );
  }
}
