import { type ClickHouseClient, type ClickHouseSettings, createClient } from '@clickhouse/client';

/** Settings every query runs with, wherever the engine is, so that embedded and server answer alike. */
export const SETTINGS: ClickHouseSettings = {
  // Instants travel as ISO 8601 with a zone, in and out.
  date_time_input_format: 'best_effort',
  date_time_output_format: 'iso',
  // Counts stay far below 2^53, so they come back as JSON numbers.
  output_format_json_quote_64bit_integers: 0,
  // An unknown column is a bug of ours, never silently dropped.
  input_format_skip_unknown_fields: 0,
  // Correctness comes from row identity. A deduplication token can lose acknowledged rows when the engine is killed.
  insert_deduplicate: 0,
  async_insert: 0,
};

export interface ClickHouseAddress {
  readonly url: string;
  readonly database: string;
}

/** A client of a ClickHouse server. */
export function connectClickHouse(address: ClickHouseAddress): ClickHouseClient {
  return createClient({ url: address.url, database: address.database, clickhouse_settings: SETTINGS });
}
