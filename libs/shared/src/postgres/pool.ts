import pg from 'pg';

const INT8 = 20;
const DATE = 1082;

export interface PoolOptions {
  readonly max: number;
  /** Longest a statement may stay unanswered before it fails and its connection is given up. Default: no limit. */
  readonly queryTimeoutMs?: number;
}

/**
 * A connection pool whose bigints are numbers and whose dates are `YYYY-MM-DD` texts. Offsets and versions stay far
 * below 2^53; a date is a calendar day and must not be moved by the machine's time zone.
 */
export function createPool(url: string, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    ...(options.queryTimeoutMs === undefined ? {} : { query_timeout: options.queryTimeoutMs }),
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') => {
        if (oid === INT8) return Number;
        if (oid === DATE) return (text: string) => text;
        return pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown;
      },
    },
  });
  // A connection that breaks, idle or in hand, fails the query it carries and is replaced on next use; without these
  // listeners it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
