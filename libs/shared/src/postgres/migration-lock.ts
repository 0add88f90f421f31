import pg from 'pg';

const MIGRATION_LOCK = 4_701_001;

/**
 * Runs some work as the only migration of this installation: whoever else wants to migrate waits. PostgreSQL is the
 * one store every installation has, so its lock stands for the others too. A process that dies gives it back.
 */
export async function underMigrationLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const holder = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
  // Lost while the work goes on: another run may begin, which is slow but harmless, as every step may be repeated.
  holder.on('error', () => undefined);
  await holder.connect();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    await holder.end().catch(() => undefined);
  }
}
