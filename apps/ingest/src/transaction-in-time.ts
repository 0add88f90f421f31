import { type Pool, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg';

const STATEMENT_TIMEOUT_MS = 5_000;

/** One statement of a transaction. */
export type Statement = <Row extends QueryResultRow>(
  text: string,
  values?: readonly unknown[],
) => Promise<QueryResult<Row>>;

/**
 * Several statements in one transaction, each of which rejects when PostgreSQL stays silent; the reasons are those of
 * `queryInTime`. Committed when the work resolves, undone when it rejects.
 */
export async function transactionInTime<T>(
  pool: Pool,
  work: (statement: Statement) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const statement: Statement = <Row extends QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ) => {
    const query: QueryConfig<unknown[]> & { readonly query_timeout: number } = {
      text,
      values: [...values],
      query_timeout: STATEMENT_TIMEOUT_MS,
    };
    return client.query<Row, unknown[]>(query);
  };
  try {
    await statement('BEGIN');
    const result = await work(statement);
    await statement('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // Closed rather than kept: the server then undoes the work, and gives up its locks, whatever state it was in.
    client.release(true);
    throw error;
  }
}
