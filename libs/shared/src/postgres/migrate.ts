import { type Pool } from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '#db/postgres/migrations.js';
import { underMigrationLock } from './migration-lock.js';

const HAS_TABLE = `SELECT to_regclass('migrations') IS NOT NULL AS exists`;
const APPLIED = 'SELECT name FROM migrations';

/** Brings a PostgreSQL database up to date. Safe to run from several instances at once: they take turns. */
export function migratePostgres(url: string): Promise<void> {
  return underMigrationLock(url, () => runPostgresMigrations(url));
}

/** The same for who holds the migration lock already. */
export async function runPostgresMigrations(url: string): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    migrations: [...MIGRATIONS],
    migrationsTransactionMode: 'each',
  });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}

/** The migrations a database does not have yet. One that is ahead of us has none: that is what a rolling update is. */
export async function pendingPostgresMigrations(pool: Pool): Promise<string[]> {
  const { rows: found } = await pool.query<{ exists: boolean }>(HAS_TABLE);
  const names = MIGRATIONS.map(({ name }) => name);
  if (found[0]?.exists !== true) return names;
  const { rows } = await pool.query<{ name: string }>(APPLIED);
  const applied = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !applied.has(name));
}
