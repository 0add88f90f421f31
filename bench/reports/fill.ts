import { type ClickHouseClient } from '@clickhouse/client';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedClickHouse } from '#shared/embedded/clickhouse.js';
import { startEmbeddedPostgres } from '#shared/embedded/postgres.js';
import { createPool } from '#shared/postgres/pool.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type BenchKeys, issueKeys } from './keys.js';
import { FROM, TO } from './named-reports.js';
import { settle } from './settle.js';

const FILL = loadSql(import.meta.url, './fill.sql');
const ENROL = loadSql(import.meta.url, './enrol.sql');
const KNOW_ADVOCATES = loadSql(import.meta.url, './know-advocates.sql');
const MARK = loadSql(import.meta.url, './mark-every-day.sql');
export const TENANT = 'main';
/** That of an organisation nobody has changed. */
const ZONE = 'Europe/Amsterdam';
const ANALYSTS = 20;
/** Rows of one INSERT; more would only need more memory. */
const SLICE = 1_000_000;

/**
 * Fills an installation that is stopped with a year of facts, by letting the engine make the rows itself: sending a
 * hundred million events would take hours and end in the same tables. Then every day is due for its rollups, as after any
 * arrival of events, and they are computed. A run that was stopped goes on where it was: the same rows replace themselves.
 * @returns keys of the organisation
 */
export async function fill(dataDir: string, events: number, say: (step: string) => void): Promise<BenchKeys> {
  const clickhouse = await openEmbeddedClickHouse(join(dataDir, 'clickhouse'));
  const server = await startEmbeddedPostgres(join(dataDir, 'postgres'));
  const postgres = createPool(server.url, { max: 4 });
  try {
    const done = filledOf(dataDir, events);
    if (done < events) {
      await fillFrom(done, events, clickhouse, (reached) => {
        writeFileSync(progressFile(dataDir, events), String(reached));
        say(`filled ${reached.toLocaleString('en-US')} of ${events.toLocaleString('en-US')} events`);
      });
      await postgres.query(MARK, [TENANT, FROM, TO]);
    }
    await settle({ clickhouse, postgres, zone: ZONE }, say);
    await postgres.query(KNOW_ADVOCATES, [TENANT]);
    return await issueKeys(postgres, TENANT, ANALYSTS);
  } finally {
    await clickhouse.close();
    await postgres.end();
    await server.stop();
  }
}

/** How many events a folder has been filled with. */
export function filledOf(dataDir: string, events: number): number {
  const progress = progressFile(dataDir, events);
  return existsSync(progress) ? Number(readFileSync(progress, 'utf8')) : 0;
}

function progressFile(dataDir: string, events: number): string {
  return join(dataDir, `filled-${String(events)}`);
}

async function fillFrom(
  done: number,
  events: number,
  clickhouse: ClickHouseClient,
  onProgress: (reached: number) => void,
): Promise<void> {
  if (done === 0) await clickhouse.command({ query: ENROL, query_params: { tenant: TENANT } });
  for (let from = done; from < events; from += SLICE) {
    const to = Math.min(from + SLICE, events);
    for (const query of statementsOf(FILL)) {
      await clickhouse.command({ query, query_params: { tenant: TENANT, from, to, all: events } });
    }
    onProgress(to);
  }
}

/** Comments go first: one of them may hold a semicolon. */
function statementsOf(sql: string): string[] {
  return sql
    .replace(/--.*$/gm, '')
    .split(';')
    .filter((statement) => statement.trim() !== '');
}
