import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What merges and reshares tie together, so that no chain of them can close into a circle. */
export class EventEdges1763740000008 implements MigrationInterface {
  readonly name = 'EventEdges1763740000008';

  async up(runner: QueryRunner): Promise<void> {
    // A row is one event's claim. It counts unless another content stands for the event's identity: the claim comes
    // before that of the identity, which may still be lost.
    await runner.query(`
      CREATE TABLE event_edge (
        tenant_id text NOT NULL REFERENCES tenant,
        kind text NOT NULL CHECK (kind IN ('merge', 'reshare')),
        from_ref text NOT NULL,
        to_ref text NOT NULL CHECK (to_ref <> from_ref),
        event_key uuid NOT NULL,
        content_hash uuid NOT NULL,
        PRIMARY KEY (tenant_id, kind, from_ref, to_ref, event_key, content_hash)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE event_edge`);
  }
}
