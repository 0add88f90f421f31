import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Outgoing webhooks: who wants to be told what, what is still to be sent, and which hires were announced. */
export class OutgoingWebhooks1763740000012 implements MigrationInterface {
  readonly name = 'OutgoingWebhooks1763740000012';

  async up(runner: QueryRunner): Promise<void> {
    // failing_since: since when every attempt failed; null while the last one was answered well.
    await runner.query(`
      CREATE TABLE webhook_subscription (
        id text PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES tenant,
        url text NOT NULL,
        host text NOT NULL, -- of the url, with its port: what is not to be asked too much at once
        event_types text[] NOT NULL,
        description text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by text NOT NULL, -- the id of the key
        failing_since timestamptz,
        disabled_at timestamptz,
        disabled_reason text CHECK (disabled_reason IN ('by_owner', 'gone', 'failing')),
        CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL))
      )`);
    await runner.query(
      `CREATE INDEX webhook_subscription_by_tenant ON webhook_subscription (tenant_id, created_at)`,
    );
    await runner.query(
      `CREATE INDEX webhook_subscription_by_host ON webhook_subscription (host) WHERE disabled_at IS NULL`,
    );
    // Wrapped with the installation's secret: a copy of the database alone signs nothing.
    await runner.query(`
      CREATE TABLE webhook_secret (
        id uuid PRIMARY KEY,
        subscription_id text NOT NULL REFERENCES webhook_subscription ON DELETE CASCADE,
        wrapped_secret bytea NOT NULL,
        valid_from timestamptz NOT NULL,
        valid_until timestamptz -- null: the newest
      )`);
    await runner.query(`CREATE INDEX webhook_secret_by_subscription ON webhook_secret (subscription_id)`);
    // The outbox and the log of deliveries in one: a row is written with what it tells of, and kept when it is done.
    // The unique constraint is what makes telling the same thing twice one delivery.
    await runner.query(`
      CREATE TABLE webhook_delivery (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        subscription_id text NOT NULL REFERENCES webhook_subscription ON DELETE CASCADE,
        message_id text NOT NULL, -- the header webhook-id, the same in every attempt
        type text NOT NULL,
        body text NOT NULL,       -- exactly what is signed and sent
        created_at timestamptz(3) NOT NULL DEFAULT now(), -- no finer than a cursor can say
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
        attempts int NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL DEFAULT now(),
        leased_until timestamptz, -- somebody is at it until then; a process that died leaves it to the next
        last_attempt_at timestamptz,
        last_error text,
        last_status int,
        delivered_at timestamptz,
        UNIQUE (subscription_id, message_id)
      )`);
    await runner.query(
      `CREATE INDEX webhook_delivery_due ON webhook_delivery (subscription_id, due_at) WHERE state = 'waiting'`,
    );
    await runner.query(
      `CREATE INDEX webhook_delivery_leased ON webhook_delivery (leased_until)
       WHERE state = 'waiting' AND leased_until IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX webhook_delivery_by_age ON webhook_delivery (subscription_id, created_at DESC, id)`,
    );
    // An organisation's feed of hires, from its first subscription to them on. A row is also the lock under which the
    // feed goes forward. Null in baseline_at: the hires that stood before began_at have still to be noted.
    await runner.query(`
      CREATE TABLE hire_feed (
        tenant_id text PRIMARY KEY REFERENCES tenant,
        began_at timestamptz NOT NULL,
        baseline_at timestamptz,
        settings_version int NOT NULL DEFAULT 0,
        read_until timestamptz NOT NULL, -- by the publication times of the ledger
        swept_at timestamptz
      )`);
    // What was announced of a hire, one row per version of the ledger that changed it: the key keeps a version from being
    // announced twice. The row with the highest number says what the outside knows.
    await runner.query(`
      CREATE TABLE hire_announcement (
        tenant_id text NOT NULL REFERENCES hire_feed,
        candidate_ref text NOT NULL,
        application_id text NOT NULL,
        settings_version int NOT NULL,
        version bigint NOT NULL,
        number int NOT NULL, -- the first is 1
        status text NOT NULL CHECK (status IN ('attributed', 'changed', 'withdrawn')),
        fingerprint text NOT NULL, -- SHA-256 (hex) of everything an announcement may say; '' when withdrawn
        announced_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (tenant_id, candidate_ref, application_id, settings_version, version),
        UNIQUE (tenant_id, candidate_ref, application_id, number)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE hire_announcement, hire_feed, webhook_delivery, webhook_secret, webhook_subscription`,
    );
  }
}
