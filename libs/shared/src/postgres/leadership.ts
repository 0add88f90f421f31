import { type Pool, type PoolClient } from 'pg';

/**
 * One process of many, for work that one at a time is enough for. It is chosen by a PostgreSQL advisory lock, which ends
 * with the connection that took it: when the leader dies, the next to ask leads. A leader that was cut off may believe
 * for a moment that it still leads, so the work must be harmless when two do it at once.
 */
export class Leadership {
  private holder: PoolClient | undefined;

  /** @param lock which leadership; the same number in every process */
  constructor(
    private readonly pool: Pool,
    private readonly lock: number,
  ) {}

  /** Whether this process leads now; it does if nobody else does. Rejects when PostgreSQL cannot be asked. */
  async isOurs(): Promise<boolean> {
    if (this.holder !== undefined) {
      const held = this.holder;
      try {
        await held.query('SELECT 1');
        return true;
      } catch {
        this.holder = undefined;
        held.release(true);
      }
    }
    const client = await this.pool.connect();
    try {
      const { rows } = await client.query<{ ours: boolean }>('SELECT pg_try_advisory_lock($1) AS ours', [
        this.lock,
      ]);
      if (rows[0]?.ours === true) this.holder = client;
      else client.release();
      return rows[0]?.ours === true;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** Lets another lead. The connection is closed, and the lock with it. */
  resign(): void {
    this.holder?.release(true);
    this.holder = undefined;
  }
}
