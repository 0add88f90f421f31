import { GenericContainer, Wait } from 'testcontainers';
import { IMAGES } from '../images.js';
import { type TestPostgres, testPostgres } from './test-postgres.js';

const PORT = 5432;
const SECRET = 'manyhands';

export async function postgresFromTestcontainers(): Promise<TestPostgres> {
  const container = await new GenericContainer(IMAGES.postgres)
    .withExposedPorts(PORT)
    .withEnvironment({ POSTGRES_USER: SECRET, POSTGRES_PASSWORD: SECRET, POSTGRES_DB: 'postgres' })
    // Said twice: the image first starts the server for its own set-up, then stops it again.
    .withWaitStrategy(Wait.forLogMessage('database system is ready to accept connections', 2))
    .start();
  const address = `${container.getHost()}:${String(container.getMappedPort(PORT))}`;
  return testPostgres(`postgres://${SECRET}:${SECRET}@${address}/postgres`, async () => {
    await container.stop();
  });
}
