import { type Pool, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg';

const QUERY_TIMEOUT_MS = 5_000;

/**
 * One statement that rejects when PostgreSQL stays silent, and then gives its connection up. A connection that was cut
 * without a word is otherwise noticed by the operating system after many minutes, and whoever waits for the answer (a
 * flush, a refresh) would hold up everyone behind it.
 */
export function queryInTime<Row extends QueryResultRow>(
  pool: Pool,
  text: string,
  values: readonly unknown[] = [],
): Promise<QueryResult<Row>> {
  const query: QueryConfig<unknown[]> & { readonly query_timeout: number } = {
    text,
    values: [...values],
    query_timeout: QUERY_TIMEOUT_MS,
  };
  return pool.query<Row, unknown[]>(query);
}
