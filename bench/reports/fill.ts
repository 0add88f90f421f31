import { join } from 'node:path';
import { openEmbeddedClickHouse } from '#shared/embedded/clickhouse.js';
import { startEmbeddedPostgres } from '#shared/embedded/postgres.js';
import { createPool } from '#shared/postgres/pool.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { FROM, TO } from './named-reports.js';

const FILL = loadSql(import.meta.url, './fill.sql');
const MARK = loadSql(import.meta.url, './mark-every-day.sql');
const TENANT = 'main';
/** Rows of one INSERT; more would only need more memory. */
const SLICE = 1_000_000;

/**
 * Fills an installation that is stopped with a year of facts, by letting the engine make the rows itself: sending ten
 * million events would take an hour and end in the same tables. Then every day is due for its rollups, as after any
 * arrival of events.
 */
export async function fill(dataDir: string, events: number, say: (step: string) => void): Promise<void> {
  const clickhouse = await openEmbeddedClickHouse(join(dataDir, 'clickhouse'));
  try {
    for (let from = 0; from < events; from += SLICE) {
      say(`filling, ${String(from)} of ${String(events)} events`);
      const to = Math.min(from + SLICE, events);
      for (const query of statementsOf(FILL)) {
        await clickhouse.command({ query, query_params: { tenant: TENANT, from, to, all: events } });
      }
    }
  } finally {
    await clickhouse.close();
  }
  const server = await startEmbeddedPostgres(join(dataDir, 'postgres'));
  const postgres = createPool(server.url, { max: 1 });
  await postgres.query(MARK, [TENANT, FROM, TO]);
  await postgres.end();
  await server.stop();
}

/** Comments go first: one of them may hold a semicolon. */
function statementsOf(sql: string): string[] {
  return sql
    .replace(/--.*$/gm, '')
    .split(';')
    .filter((statement) => statement.trim() !== '');
}
