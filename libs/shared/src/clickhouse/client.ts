import { type ClickHouseClient, type ClickHouseSettings } from '@clickhouse/client';
import { clusterReplicas } from './cluster-replicas.js';
import { createTracedClient } from './traced-client.js';

/** Settings every query runs with, wherever the engine is, so that embedded and server answer alike. */
export const SETTINGS: ClickHouseSettings = {
  // Instants travel as ISO 8601 with a zone, in and out.
  date_time_input_format: 'best_effort',
  date_time_output_format: 'iso',
  // Counts stay far below 2^53, so they come back as JSON numbers.
  output_format_json_quote_64bit_integers: 0,
  // Of the compressions there are, those that every reader of these formats knows.
  output_format_parquet_compression_method: 'snappy',
  output_format_arrow_compression_method: 'none',
  // An unknown column is a bug of ours, never silently dropped.
  input_format_skip_unknown_fields: 0,
  // Correctness comes from row identity. A deduplication token can lose acknowledged rows when the engine is killed.
  insert_deduplicate: 0,
  async_insert: 0,
};

export interface ClickHouseAddress {
  readonly url: string;
  readonly database: string;
  readonly username?: string;
  readonly password?: string;
  /** The replicated cluster the tables live on; none is one server. */
  readonly cluster?: string;
}

/** Statements on a cluster wait for every replica; one of them may be slow to fetch. */
const QUORUM_TIMEOUT_MS = 20_000;

/**
 * What a cluster needs so that whichever replica is read has every row that was acknowledged: an insert waits for all
 * of them. Why not for a majority: docs/decisions/0008-clickhouse-cluster.md.
 */
export function clusterSettings(replicas: number): ClickHouseSettings {
  return {
    insert_quorum: String(replicas),
    insert_quorum_parallel: 1,
    insert_quorum_timeout: QUORUM_TIMEOUT_MS,
  };
}

/** A client of one ClickHouse server. Of a cluster it is good for asking, not for writing: see {@link openClickHouse}. */
export function connectClickHouse({ cluster: _, ...server }: ClickHouseAddress): ClickHouseClient {
  return createTracedClient({ ...server, clickhouse_settings: SETTINGS });
}

/** A client that writes so that every replica has what was acknowledged; of one server, when no cluster is named. */
export async function openClickHouse(address: ClickHouseAddress): Promise<ClickHouseClient> {
  const client = connectClickHouse(address);
  const { cluster, ...server } = address;
  if (cluster === undefined) return client;
  try {
    const replicas = await clusterReplicas(client, cluster);
    return createTracedClient({
      ...server,
      clickhouse_settings: { ...SETTINGS, ...clusterSettings(replicas) },
    });
  } finally {
    await client.close();
  }
}
