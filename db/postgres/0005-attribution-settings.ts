import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which attribution settings counted when, whose ledger is computed under which, and when an event was first received. */
export class AttributionSettings1763740000005 implements MigrationInterface {
  readonly name = 'AttributionSettings1763740000005';

  async up(runner: QueryRunner): Promise<void> {
    // A version that was activated once counts from activated_at until the next one was. Version 1 has no row: it is
    // DEFAULT_SETTINGS. `after` is how far a version that is being computed has come: every candidate up to it is done.
    await runner.query(`
      CREATE TABLE attribution_settings (
        tenant_id text NOT NULL REFERENCES tenant,
        version int NOT NULL CHECK (version > 1),
        lookback_days float8 NOT NULL,
        half_life_days float8 NOT NULL,
        double_click_seconds float8 NOT NULL,
        anchor text NOT NULL,
        deleted_candidates text NOT NULL,
        models text[], -- null: every one there is
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by text NOT NULL, -- the id of the key
        state text NOT NULL CHECK (state IN ('proposed', 'computing', 'active', 'superseded', 'cancelled')),
        computing_since timestamptz,
        candidates_total int NOT NULL DEFAULT 0,
        candidates_done int NOT NULL DEFAULT 0,
        after text NOT NULL DEFAULT '',
        activated_at timestamptz CHECK ((activated_at IS NOT NULL) = (state IN ('active', 'superseded'))),
        ended_at timestamptz, -- when it was superseded or cancelled
        PRIMARY KEY (tenant_id, version)
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX attribution_settings_one_active ON attribution_settings (tenant_id) WHERE state = 'active'`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX attribution_settings_one_under_way ON attribution_settings (tenant_id)
       WHERE state IN ('proposed', 'computing')`,
    );
    // While new settings are being computed a candidate has a state under both.
    await runner.query(`ALTER TABLE candidate_state ADD COLUMN settings_version int NOT NULL DEFAULT 1`);
    await runner.query(`
      ALTER TABLE candidate_state
        DROP CONSTRAINT candidate_state_pkey,
        ADD PRIMARY KEY (tenant_id, settings_version, candidate_ref)`);
    // A repeat of an event goes into the log again, and its row replaces the one there was. It must not say that the
    // event became known only now. Null: registered before this was kept.
    await runner.query(`ALTER TABLE event_identity ADD COLUMN received_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE event_identity DROP COLUMN received_at`);
    // A release that knows no settings can only go on with the ledger of the defaults.
    await runner.query(`DELETE FROM candidate_state WHERE settings_version > 1`);
    await runner.query(`
      ALTER TABLE candidate_state
        DROP CONSTRAINT candidate_state_pkey,
        ADD PRIMARY KEY (tenant_id, candidate_ref)`);
    await runner.query(`ALTER TABLE candidate_state DROP COLUMN settings_version`);
    await runner.query(`DROP TABLE attribution_settings`);
  }
}
