import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** When the content of a refused event was erased, and how those whose time has come, or that are to be replayed, are found. */
export class RejectedRetention1763740000004 implements MigrationInterface {
  readonly name = 'RejectedRetention1763740000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE rejected_event ADD COLUMN erased_at timestamptz`);
    await runner.query(
      `CREATE INDEX rejected_event_to_erase ON rejected_event (received_at) WHERE erased_at IS NULL`,
    );
    await runner.query(
      `CREATE INDEX rejected_event_open ON rejected_event (tenant_id, received_at, id) WHERE replayed_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX rejected_event_open`);
    await runner.query(`DROP INDEX rejected_event_to_erase`);
    await runner.query(`ALTER TABLE rejected_event DROP COLUMN erased_at`);
  }
}
