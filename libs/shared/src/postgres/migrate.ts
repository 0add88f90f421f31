import { DataSource } from 'typeorm';
import { MIGRATIONS } from '#db/postgres/migrations.js';

const MIGRATION_LOCK = 4_701_001;

/** Brings a PostgreSQL database up to date. Safe to run from several instances at once: they take turns. */
export async function migratePostgres(url: string): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    migrations: [...MIGRATIONS],
    migrationsTransactionMode: 'each',
  });
  await dataSource.initialize();
  const turn = dataSource.createQueryRunner();
  try {
    await turn.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations();
  } finally {
    await turn.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await turn.release();
    await dataSource.destroy();
  }
}
