import { type ClickHouseClient } from '@clickhouse/client';
import { connectClickHouse } from '#shared/clickhouse/client.js';
import { ownDatabase } from './own-database.js';

/** A server somebody else runs; account and password stand in the address, if it wants them. */
export async function clickHouseFromEnvironment(url: string): Promise<ClickHouseClient> {
  try {
    return await ownDatabase((database) => connectClickHouse({ url, database }));
  } catch (cause) {
    throw new Error('TEST_CLICKHOUSE_URL names no ClickHouse the tests can use; mend it or take it away', {
      cause,
    });
  }
}
