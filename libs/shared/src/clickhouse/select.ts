import { type ClickHouseClient } from '@clickhouse/client';

/** Values for the `{name:Type}` places of a query. */
export type QueryParams = Readonly<Record<string, unknown>>;

/** Runs one SELECT and returns its rows as objects. The row type is the caller's promise about its own SQL text. */
export async function select<Row>(
  client: ClickHouseClient,
  query: string,
  params: QueryParams = {},
): Promise<Row[]> {
  const result = await client.query({ query, query_params: { ...params }, format: 'JSONEachRow' });
  return result.json<Row>();
}
