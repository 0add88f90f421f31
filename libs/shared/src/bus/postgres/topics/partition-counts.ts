import { type Pool } from 'pg';
import { loadSql } from '#shared/sql/load-sql.js';
import { BusRefused } from '../../bus.js';
import { queryWithin } from '../query-within.js';

const PARTITION_COUNTS = loadSql(import.meta.url, './partition-counts.sql');
const TIMEOUT_MS = 5_000;

/** The number of partitions of every topic in the log. */
export async function loadPartitionCounts(pool: Pool): Promise<Map<string, number>> {
  const { rows } = await queryWithin<{ topic: string; partitions: number }>(pool, TIMEOUT_MS, {
    text: PARTITION_COUNTS,
  });
  return new Map(rows.map((row) => [row.topic, row.partitions]));
}

/** Remembers the number of partitions per topic, and looks again when it is asked for one it does not know. */
export class PartitionCounts {
  readonly #pool: Pool;
  #known = new Map<string, number>();
  #loading: Promise<void> | undefined;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Resolves when all the topics are known. Rejects with {@link BusRefused} when one is not declared. */
  async ensure(topics: ReadonlySet<string>): Promise<void> {
    if ([...topics].every((topic) => this.#known.has(topic))) return;
    await (this.#loading ??= this.#load());
    const unknown = [...topics].filter((topic) => !this.#known.has(topic));
    if (unknown.length > 0) {
      throw new BusRefused(
        `unknown topic: ${unknown.join(', ')}; declare it in topics.ts (known: ${[...this.#known.keys()].join(', ') || 'none'})`,
      );
    }
  }

  of(topic: string): number {
    const partitions = this.#known.get(topic);
    if (partitions === undefined) throw new BusRefused(`unknown topic: ${topic}`);
    return partitions;
  }

  async #load(): Promise<void> {
    try {
      this.#known = await loadPartitionCounts(this.#pool);
    } finally {
      this.#loading = undefined;
    }
  }
}
