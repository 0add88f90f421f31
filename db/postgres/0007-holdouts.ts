import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Hold-outs: which teams are shown a vacancy, campaign or content item, and since when, decided by lot before it begins. */
export class Holdouts1763740000007 implements MigrationInterface {
  readonly name = 'Holdouts1763740000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE holdout (
        id uuid PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES tenant,
        name text NOT NULL,
        subject_kind text NOT NULL CHECK (subject_kind IN ('vacancy', 'campaign', 'content')),
        subject_id text NOT NULL,
        design text NOT NULL CHECK (design IN ('parallel', 'stepped')),
        held_out_share double precision, -- of a parallel design
        steps int,                       -- of a stepped design
        strata int NOT NULL,
        seed text NOT NULL,              -- with the id and the names of the teams it gives the assignment again
        from_day date NOT NULL,
        to_day date NOT NULL CHECK (to_day >= from_day),
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by text NOT NULL,        -- the id of the key
        ended_at timestamptz,
        ended_by text
      )`);
    await runner.query(`CREATE INDEX holdout_by_tenant ON holdout (tenant_id, created_at DESC, id)`);
    await runner.query(`
      CREATE TABLE holdout_team (
        holdout_id uuid NOT NULL REFERENCES holdout ON DELETE CASCADE,
        team text NOT NULL,
        people int,
        stratum int NOT NULL,
        shown_from date, -- NULL: held out to the end
        PRIMARY KEY (holdout_id, team)
      )`);
    // The lot is drawn once. A team that could be moved afterwards would make every number of the report worthless.
    await runner.query(`
      CREATE FUNCTION holdout_is_drawn() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the assignment of a hold-out cannot be changed';
      END $$`);
    await runner.query(`
      CREATE TRIGGER holdout_team_is_drawn BEFORE UPDATE ON holdout_team
      FOR EACH ROW EXECUTE FUNCTION holdout_is_drawn()`);
    await runner.query(`
      CREATE TRIGGER holdout_is_drawn BEFORE UPDATE ON holdout
      FOR EACH ROW WHEN (
        (OLD.subject_kind, OLD.subject_id, OLD.design, OLD.strata, OLD.seed, OLD.from_day, OLD.to_day)
          IS DISTINCT FROM
        (NEW.subject_kind, NEW.subject_id, NEW.design, NEW.strata, NEW.seed, NEW.from_day, NEW.to_day)
      ) EXECUTE FUNCTION holdout_is_drawn()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE holdout_team, holdout`);
    await runner.query(`DROP FUNCTION holdout_is_drawn`);
  }
}
