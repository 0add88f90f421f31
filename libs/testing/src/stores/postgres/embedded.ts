import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#shared/embedded/postgres.js';
import { type TestPostgres, testPostgres } from './test-postgres.js';

/** A server of the caller's own, on a folder that goes away with it. */
export async function embeddedPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'manyhands-pg-'));
  const server = await startEmbeddedPostgres(folder);
  return testPostgres(server.url, async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}
