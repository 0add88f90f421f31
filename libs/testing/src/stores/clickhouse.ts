import { type ClickHouseClient } from '@clickhouse/client';
import { clickHouseFromEnvironment } from './clickhouse/from-environment.js';
import { embeddedClickHouse } from './clickhouse/embedded.js';
import { storeSource } from './store-source.js';

/**
 * A real ClickHouse, on a migrated database of the caller's own that goes when the client is closed:
 * TEST_CLICKHOUSE_URL, otherwise a container, otherwise the engine in this process.
 */
export async function openClickHouse(): Promise<ClickHouseClient> {
  const source = storeSource('TEST_CLICKHOUSE_URL');
  switch (source.kind) {
    case 'environment':
      return clickHouseFromEnvironment(source.url);
    case 'testcontainers': {
      const { clickHouseFromTestcontainers } = await import('./clickhouse/from-testcontainers.js');
      return clickHouseFromTestcontainers();
    }
    case 'embedded':
      return embeddedClickHouse();
  }
}
