import { type ClickHouseClient } from '@clickhouse/client';
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../../db/clickhouse/', import.meta.url);

/**
 * Brings ClickHouse up to date from the numbered files of `db/clickhouse`. Every statement is idempotent, so a run that
 * was killed half-way, or two at once, ends in the same schema.
 */
export async function migrateClickHouse(client: ClickHouseClient): Promise<void> {
  await client.command({
    query:
      'CREATE TABLE IF NOT EXISTS schema_migration (name String, applied_at DateTime DEFAULT now()) ENGINE = ReplacingMergeTree ORDER BY name',
  });
  const applied = await client.query({
    query: 'SELECT DISTINCT name FROM schema_migration',
    format: 'JSONEachRow',
  });
  const done = new Set((await applied.json<{ name: string }>()).map((row) => row.name));
  for (const name of readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort()) {
    if (done.has(name)) continue;
    for (const statement of statementsOf(readFileSync(new URL(name, FOLDER), 'utf8')))
      await client.command({ query: statement });
    await client.insert({ table: 'schema_migration', values: [{ name }], format: 'JSONEachRow' });
  }
}

/** Comments go first: one of them may hold a semicolon, the statements hold none in a literal. */
function statementsOf(sql: string): string[] {
  return sql
    .replace(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
