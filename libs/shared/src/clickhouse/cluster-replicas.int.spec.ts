import { type ClickHouseClient } from '@clickhouse/client';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { clusterSettings } from './client.js';
import { clusterReplicas, UnsuitableCluster } from './cluster-replicas.js';

describe('a cluster as a server knows it', () => {
  let clickhouse: ClickHouseClient;
  beforeAll(async () => {
    clickhouse = await openClickHouse();
  });
  afterAll(async () => {
    await clickhouse.close();
  });

  it('is refused by name when the server does not know it', async () => {
    const asked = clusterReplicas(clickhouse, 'nowhere');
    await expect(asked).rejects.toThrow(UnsuitableCluster);
    await expect(asked).rejects.toThrow('knows no cluster nowhere');
  });

  it('makes every insert wait for all replicas, in settings the engine takes', async () => {
    const answer = await clickhouse.query({
      query: `SELECT toString(getSetting('insert_quorum')) AS quorum, toUInt8(getSetting('insert_quorum_parallel')) AS parallel`,
      format: 'JSONEachRow',
      clickhouse_settings: clusterSettings(3),
    });
    expect(await answer.json()).toEqual([{ quorum: '3', parallel: 1 }]);
  });
});
