import { type ClickHouseClient } from '@clickhouse/client';
import { loadSql } from '../sql/load-sql.js';
import { select } from './select.js';

const TOPOLOGY = loadSql(import.meta.url, './cluster-topology.sql');

/** The cluster is not one the tables of ours can be kept on. */
export class UnsuitableCluster extends Error {
  override readonly name = 'UnsuitableCluster';
}

/**
 * How many replicas a cluster has.
 * @throws {@link UnsuitableCluster} when the server does not know it, or it is cut into shards: a report reads one
 *   server, and would count one shard as everything
 */
export async function clusterReplicas(client: ClickHouseClient, cluster: string): Promise<number> {
  const [found] = await select<{ replicas: number; shards: number }>(client, TOPOLOGY, { cluster });
  if (found === undefined || found.replicas === 0)
    throw new UnsuitableCluster(
      `this server knows no cluster ${cluster}; CLICKHOUSE_CLUSTER names one of its remote_servers`,
    );
  if (found.shards > 1)
    throw new UnsuitableCluster(
      `the cluster ${cluster} has ${String(found.shards)} shards; tables are kept on one shard with any number of replicas`,
    );
  return found.replicas;
}
