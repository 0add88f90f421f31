import { type ClickHouseClient } from '@clickhouse/client';
import { readdirSync, readFileSync } from 'node:fs';
import { isBackfill, renderDdl } from './render-ddl.js';
import { statementsOf } from './statements-of.js';

const FOLDER = new URL('../../../../db/clickhouse/', import.meta.url);
const SCHEMA_MIGRATION =
  'CREATE TABLE IF NOT EXISTS schema_migration (name String, applied_at DateTime DEFAULT now()) ENGINE = ReplacingMergeTree ORDER BY name';
const APPLIED = 'SELECT DISTINCT name FROM schema_migration';
const ABSENT: ReadonlySet<string> = new Set(['UNKNOWN_TABLE', 'UNKNOWN_DATABASE']);

/** One numbered file of `db/clickhouse`. */
export interface ClickHouseMigration {
  readonly name: string;
  readonly statements: readonly string[];
}

/** Every migration in order, as the files say it: for one server. */
export function clickHouseMigrations(): ClickHouseMigration[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, statements: statementsOf(readFileSync(new URL(name, FOLDER), 'utf8')) }));
}

/**
 * Brings ClickHouse up to date from the numbered files of `db/clickhouse`. Every statement is idempotent, so a run that
 * was killed half-way, or two at once, ends in the same schema.
 * @param cluster the replicated cluster to make the tables on; none is one server
 */
export async function migrateClickHouse(client: ClickHouseClient, cluster?: string): Promise<void> {
  await client.command({ query: renderDdl(SCHEMA_MIGRATION, cluster) });
  const done = await appliedTo(client);
  for (const { name, statements } of clickHouseMigrations()) {
    // On a cluster all of them again: a replica that was added since has none of the tables, and the others skip them.
    if (done.has(name) && cluster === undefined) continue;
    for (const statement of statements) {
      if (done.has(name) && isBackfill(statement)) continue;
      await client.command({ query: renderDdl(statement, cluster) });
    }
    if (done.has(name)) continue;
    await client.insert({ table: 'schema_migration', values: [{ name }], format: 'JSONEachRow' });
  }
}

/** The migrations a server does not have yet. One that is ahead of us has none: that is what a rolling update is. */
export async function pendingClickHouseMigrations(client: ClickHouseClient): Promise<string[]> {
  const done = await appliedHere(client);
  return clickHouseMigrations()
    .map(({ name }) => name)
    .filter((name) => !done.has(name));
}

/** A server on which nothing was migrated has no such table, and may not even have the database. */
async function appliedHere(client: ClickHouseClient): Promise<ReadonlySet<string>> {
  try {
    return await appliedTo(client);
  } catch (error) {
    if (!saysAbsent(error)) throw error;
    return new Set();
  }
}

/** By its type and not its class: the embedded engine comes with another copy of the client. */
function saysAbsent(error: unknown): boolean {
  return (
    error instanceof Error && 'type' in error && typeof error.type === 'string' && ABSENT.has(error.type)
  );
}

async function appliedTo(client: ClickHouseClient): Promise<ReadonlySet<string>> {
  const answer = await client.query({ query: APPLIED, format: 'JSONEachRow' });
  return new Set((await answer.json<{ name: string }>()).map(({ name }) => name));
}
