import { type Pool, type PoolClient } from 'pg';

/** Runs some work in one transaction: committed when it resolves, undone when it rejects. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // The connection is closed rather than kept: the server then undoes the work whatever state it was in.
    client.release(true);
    throw error;
  }
}
