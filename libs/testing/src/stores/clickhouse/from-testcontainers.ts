import { type ClickHouseClient } from '@clickhouse/client';
import { GenericContainer, Wait } from 'testcontainers';
import { connectClickHouse } from '#shared/clickhouse/client.js';
import { IMAGES } from '../images.js';
import { shared } from '../shared.js';
import { ownDatabase } from './own-database.js';

const PORT = 8123;
const SECRET = 'manyhands';

/** One server for a test file, and a database for each client. */
export async function clickHouseFromTestcontainers(): Promise<ClickHouseClient> {
  const server = await startServer();
  return ownDatabase((database) => connectClickHouse({ url: server.url, database }), server.stop);
}

const startServer = shared(async () => {
  const container = await new GenericContainer(IMAGES.clickhouse)
    .withExposedPorts(PORT)
    // Without a password the image lets its account in from inside the container only.
    .withEnvironment({ CLICKHOUSE_USER: SECRET, CLICKHOUSE_PASSWORD: SECRET })
    .withWaitStrategy(Wait.forHttp('/ping', PORT))
    .start();
  const address = `${container.getHost()}:${String(container.getMappedPort(PORT))}`;
  return {
    url: `http://${SECRET}:${SECRET}@${address}`,
    stop: async () => {
      await container.stop();
    },
  };
});
