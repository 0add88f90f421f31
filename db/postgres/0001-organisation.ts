import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Tenants and what they own: keys, links, the directory of advocates, the register of identities, refused events. */
export class Organisation1763740000001 implements MigrationInterface {
  readonly name = 'Organisation1763740000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tenant (
        id text PRIMARY KEY,
        name text NOT NULL,
        reporting_zone text NOT NULL DEFAULT 'Europe/Amsterdam',
        redirect_hosts text[] NOT NULL DEFAULT '{}',
        internal_ranges text[] NOT NULL DEFAULT '{}',
        -- The works council or DPIA decision that allows per-person reports; without it they are refused.
        person_reports_reference text,
        min_group_size int NOT NULL DEFAULT 5 CHECK (min_group_size >= 5),
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE api_key (
        id text PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES tenant,
        name text NOT NULL,
        secret_hash bytea NOT NULL,
        scopes text[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        revoked_at timestamptz
      )`);
    // Codes are unique over all tenants: the public address of a link names no tenant.
    await runner.query(`
      CREATE TABLE link (
        code text PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES tenant,
        destination text NOT NULL,
        sharer text NOT NULL CHECK (sharer IN ('advocate', 'company_page')),
        advocate_id text,
        share_id text,
        campaign_id text,
        content_id text,
        vacancy_id text,
        network text NOT NULL,
        carry_click_id boolean NOT NULL DEFAULT false,
        disabled_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`CREATE INDEX link_by_tenant ON link (tenant_id, created_at DESC, code)`);
    await runner.query(`CREATE INDEX link_by_change ON link (updated_at)`);
    await runner.query(`
      CREATE TABLE advocate (
        tenant_id text NOT NULL REFERENCES tenant,
        advocate_id text NOT NULL,
        PRIMARY KEY (tenant_id, advocate_id)
      )`);
    // First content wins: one row per identity, for ever. Both columns are 128-bit hashes, so a row stays small.
    await runner.query(`
      CREATE TABLE event_identity (
        event_key uuid PRIMARY KEY,
        content_hash uuid NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE rejected_event (
        id uuid PRIMARY KEY,
        -- Not a foreign key: what names an organisation that does not exist is kept too, for the operator.
        tenant_id text NOT NULL,
        reason text NOT NULL,
        problems jsonb NOT NULL,
        raw bytea NOT NULL,
        origin jsonb NOT NULL,
        received_at timestamptz NOT NULL,
        replayed_at timestamptz
      )`);
    await runner.query(
      `CREATE INDEX rejected_event_by_reason ON rejected_event (tenant_id, reason, received_at DESC, id)`,
    );
    // The salt of visitor keys, wrapped with the installation's secret. Rows are destroyed two days after their day.
    await runner.query(`
      CREATE TABLE visitor_salt (
        tenant_id text NOT NULL REFERENCES tenant,
        day date NOT NULL,
        wrapped_salt bytea NOT NULL,
        PRIMARY KEY (tenant_id, day)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE visitor_salt, rejected_event, event_identity, advocate, link, api_key, tenant`,
    );
  }
}
