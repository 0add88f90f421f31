import { createPool } from '#shared/postgres/pool.js';
import { type TestPostgres, testPostgres } from './test-postgres.js';

const MAY_CREATE = `SELECT rolcreatedb OR rolsuper AS yes FROM pg_roles WHERE rolname = current_user`;

/** A server somebody else runs: the tests make databases of their own on it, and drop them. */
export async function postgresFromEnvironment(url: string): Promise<TestPostgres> {
  const pool = createPool(url, { max: 1 });
  try {
    const { rows } = await pool.query<{ yes: boolean }>(MAY_CREATE);
    if (rows[0]?.yes !== true) throw new Error('this account may not create databases; grant it CREATEDB');
  } catch (cause) {
    throw new Error('TEST_DATABASE_URL names no PostgreSQL the tests can use; mend it or take it away', {
      cause,
    });
  } finally {
    await pool.end();
  }
  return testPostgres(url, () => Promise.resolve());
}
