import { type Pool } from 'pg';
import { loadSql } from '#shared/sql/load-sql.js';
import { type TopicDeclaration } from '../../topics.js';
import { loadPartitionCounts } from './partition-counts.js';

const DECLARE_TOPICS = loadSql(import.meta.url, './declare-topics.sql');

/**
 * Creates the partitions that are not there yet. Safe to run at every start and from several instances at once.
 *
 * Raising a topic's partitions moves keys to other partitions: order per key holds again for what is published after
 * the last producer has restarted. Fewer partitions than the log has are refused: what the others hold would never be
 * read.
 */
export async function declareTopics(pool: Pool, topics: readonly TopicDeclaration[]): Promise<void> {
  const existing = await loadPartitionCounts(pool);
  for (const { name, partitions } of topics) {
    const has = existing.get(name) ?? 0;
    if (!Number.isInteger(partitions) || partitions < 1) {
      throw new Error(
        `topic ${name}: partitions must be a whole number of at least 1, got ${String(partitions)}`,
      );
    }
    if (partitions < has) {
      throw new Error(
        `topic ${name}: declared with ${String(partitions)} partitions but the log has ${String(has)}; ` +
          `declare at least ${String(has)}, or a topic with a new name`,
      );
    }
  }
  await pool.query(DECLARE_TOPICS, [
    topics.map((topic) => topic.name),
    topics.map((topic) => topic.partitions),
  ]);
}
