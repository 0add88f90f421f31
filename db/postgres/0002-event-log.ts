import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The event log in PostgreSQL: partitions, batches of messages, and where each consumer group stands. */
export class EventLog1763740000002 implements MigrationInterface {
  readonly name = 'EventLog1763740000002';

  async up(runner: QueryRunner): Promise<void> {
    // The row lock on a partition is held until the append commits, so offsets become visible in the order they were
    // given and without holes: no reader can see offset n while n-1 is still being written.
    await runner.query(`
      CREATE TABLE log_partition (
        topic text NOT NULL,
        partition int NOT NULL,
        start_offset bigint NOT NULL DEFAULT 0,
        end_offset bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (topic, partition)
      )`);
    await runner.query(`
      CREATE TABLE log_batch (
        topic text NOT NULL,
        partition int NOT NULL,
        base_offset bigint NOT NULL,
        message_count int NOT NULL CHECK (message_count > 0),
        payload bytea NOT NULL,
        appended_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (topic, partition, base_offset),
        FOREIGN KEY (topic, partition) REFERENCES log_partition
      )`);
    // Payloads are read once or twice and dropped; compressing them again would cost more than it saves.
    await runner.query(`ALTER TABLE log_batch ALTER COLUMN payload SET STORAGE EXTERNAL`);
    // epoch fences: a consumer that lost the partition holds an old epoch, and its commit changes no row.
    await runner.query(`
      CREATE TABLE log_group (
        topic text NOT NULL,
        group_name text NOT NULL,
        partition int NOT NULL,
        next_offset bigint NOT NULL DEFAULT 0,
        epoch bigint NOT NULL DEFAULT 0,
        owner text,
        lease_until timestamptz,
        PRIMARY KEY (topic, group_name, partition),
        FOREIGN KEY (topic, partition) REFERENCES log_partition
      )`);
    // Members of a group that are alive now, so that each can tell its fair number of partitions.
    await runner.query(`
      CREATE TABLE log_member (
        topic text NOT NULL,
        group_name text NOT NULL,
        member text NOT NULL,
        alive_until timestamptz NOT NULL,
        PRIMARY KEY (topic, group_name, member)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE log_member, log_group, log_batch, log_partition`);
  }
}
