import { type Pool } from 'pg';
import { loadSql } from '#shared/sql/load-sql.js';
import { type TopicDeclaration } from '../../topics.js';
import { queryWithin, withClient } from '../query-within.js';

const LOCK = loadSql(import.meta.url, './lock.sql');
const ADVANCE_START = loadSql(import.meta.url, './advance-start.sql');
const DELETE_BEFORE_START = loadSql(import.meta.url, './delete-before-start.sql');
const FORGET_MEMBERS = loadSql(import.meta.url, './forget-members.sql');
const TIMEOUT_MS = 30_000;
const ROWS_AT_ONCE = 200;
const DAY_MS = 86_400_000;

/**
 * Drops what is older than the topic's retention and has been passed by every group, in whole rows. A topic without
 * groups keeps nothing beyond its retention. Returns the number of rows deleted; running it twice at once is harmless.
 */
export async function trim(pool: Pool, topic: TopicDeclaration, now: Date): Promise<number> {
  const olderThan = new Date(now.getTime() - topic.retentionDays * DAY_MS);
  let deleted = 0;
  for (let partition = 0; partition < topic.partitions; partition++) {
    await advanceStart(pool, topic.name, partition, olderThan); // from here on nobody reads before the start
    deleted += await deleteBeforeStart(pool, topic.name, partition); // a crash in between leaves rows for the next run
  }
  await queryWithin(pool, TIMEOUT_MS, { text: FORGET_MEMBERS, values: [topic.name] });
  return deleted;
}

/** Two statements, because the second must see every group that joined while the first one waited for its lock. */
async function advanceStart(pool: Pool, topic: string, partition: number, olderThan: Date): Promise<void> {
  await withClient(pool, TIMEOUT_MS, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    await client.query(LOCK, [topic, partition]);
    await client.query(ADVANCE_START, [topic, partition, olderThan]);
    await client.query('COMMIT');
  });
}

async function deleteBeforeStart(pool: Pool, topic: string, partition: number): Promise<number> {
  let deleted = 0;
  for (;;) {
    const { rowCount } = await queryWithin(pool, TIMEOUT_MS, {
      text: DELETE_BEFORE_START,
      values: [topic, partition, ROWS_AT_ONCE],
    });
    deleted += rowCount ?? 0;
    if ((rowCount ?? 0) < ROWS_AT_ONCE) return deleted;
  }
}
