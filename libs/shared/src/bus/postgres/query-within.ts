import { type Pool, type PoolClient, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg';
import { BusUnavailable } from '../bus.js';

/** Runs one statement of the event log within a time budget. See {@link withClient} for what a rejection means. */
export function queryWithin<Row extends QueryResultRow>(
  pool: Pool,
  timeoutMs: number,
  statement: QueryConfig<unknown[]>,
): Promise<QueryResult<Row>> {
  return withClient(pool, timeoutMs, (client) => client.query<Row, unknown[]>(statement));
}

/**
 * Lends a connection for some work within a time budget. Any failure becomes {@link BusUnavailable}, and the connection
 * is destroyed with it: nobody knows what it was doing, and a transaction left open on it must not be inherited.
 */
export async function withClient<T>(
  pool: Pool,
  timeoutMs: number,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const deadline = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    deadline.reject(new Error(`no answer within ${String(timeoutMs)} ms`));
  }, timeoutMs);
  const lending = lend(pool);
  try {
    const client = await Promise.race([lending, deadline.promise]).catch((reason: unknown) => {
      void lending.then((tooLate) => {
        giveBack(tooLate, 'sound');
      }, ignore);
      throw reason;
    });
    try {
      const result = await Promise.race([work(client), deadline.promise]);
      giveBack(client, 'sound');
      return result;
    } catch (reason) {
      giveBack(client, 'broken');
      throw reason;
    }
  } catch (reason) {
    throw new BusUnavailable(
      `the event log is not available: ${reason instanceof Error ? reason.message : String(reason)}`,
      {
        cause: reason,
      },
    );
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A lent connection that breaks emits `error`, which would end the process if nobody listened. The listener is added in
 * the pool's callback: the bytes that say "ready" and those that say "terminated" may arrive together, and then a
 * promise would resolve too late.
 */
function lend(pool: Pool): Promise<PoolClient> {
  return new Promise((resolve, reject) => {
    pool.connect((reason, client) => {
      if (client === undefined) {
        reject(reason ?? new Error('the pool gave no connection'));
        return;
      }
      client.on('error', ignore);
      resolve(client);
    });
  });
}

function giveBack(client: PoolClient, state: 'sound' | 'broken'): void {
  client.release(state === 'broken'); // the pool listens to it from here on
  client.off('error', ignore);
}

function ignore(): void {
  // The failure is reported by the promise that was awaited.
}
