import { embeddedPostgres } from './postgres/embedded.js';
import { postgresFromEnvironment } from './postgres/from-environment.js';
import { type TestPostgres } from './postgres/test-postgres.js';
import { storeSource } from './store-source.js';

export { type TestPostgres };

/**
 * A real PostgreSQL: TEST_DATABASE_URL, otherwise a container, otherwise the binaries from npm. It may be shared: work
 * in a {@link TestPostgres.freshDatabase}. Who wants to stop the server itself starts one (`startEmbeddedPostgres`).
 */
export async function startPostgres(): Promise<TestPostgres> {
  const source = storeSource('TEST_DATABASE_URL');
  switch (source.kind) {
    case 'environment':
      return postgresFromEnvironment(source.url);
    case 'testcontainers': {
      const { postgresFromTestcontainers } = await import('./postgres/from-testcontainers.js');
      return postgresFromTestcontainers();
    }
    case 'embedded':
      return embeddedPostgres();
  }
}
