import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a click and a thousand impressions would have cost, in versions of which none is ever changed. */
export class MediaRates1763740000010 implements MigrationInterface {
  readonly name = 'MediaRates1763740000010';

  async up(runner: QueryRunner): Promise<void> {
    // The version that counts at a moment is the highest that was entered by then. Versions of one organisation are
    // entered one after the other, under the lock of its row, so their times have the same order as their numbers.
    await runner.query(`
      CREATE TABLE media_rate_set (
        tenant_id text NOT NULL REFERENCES tenant,
        version int NOT NULL CHECK (version > 0),
        entered_at timestamptz NOT NULL,
        entered_by text NOT NULL, -- the id of the key
        PRIMARY KEY (tenant_id, version)
      )`);
    await runner.query(`
      CREATE TABLE media_rate (
        tenant_id text NOT NULL,
        version int NOT NULL,
        position int NOT NULL, -- in the list as it was sent
        network text NOT NULL,
        metric text NOT NULL CHECK (metric IN ('cpc', 'cpm')),
        currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
        low_micro bigint NOT NULL CHECK (low_micro >= 0), -- millionths of the currency's unit
        central_micro bigint NOT NULL CHECK (central_micro >= low_micro),
        high_micro bigint NOT NULL CHECK (high_micro >= central_micro),
        source text NOT NULL CHECK (source <> ''),
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from), -- NULL: until further notice
        PRIMARY KEY (tenant_id, version, position),
        FOREIGN KEY (tenant_id, version) REFERENCES media_rate_set ON DELETE CASCADE
      )`);
    // A rate that could be edited would change answers that were given: what was reported must stay reproducible.
    await runner.query(`
      CREATE FUNCTION media_rate_is_entered() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'media rates are never changed: enter a new version';
      END $$`);
    for (const table of ['media_rate_set', 'media_rate']) {
      await runner.query(`
        CREATE TRIGGER ${table}_is_entered BEFORE UPDATE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION media_rate_is_entered()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE media_rate, media_rate_set`);
    await runner.query(`DROP FUNCTION media_rate_is_entered`);
  }
}
