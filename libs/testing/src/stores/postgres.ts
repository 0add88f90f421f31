import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#shared/embedded/postgres.js';
import { migratePostgres } from '#shared/postgres/migrate.js';
import { createPool } from '#shared/postgres/pool.js';

export interface TestPostgres {
  readonly url: string;
  readonly pid: number;
  /** A new, migrated database on the same server; its address. */
  freshDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** A real PostgreSQL server of this test file's own, on a folder that goes away with it. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'manyhands-pg-'));
  const server: EmbeddedPostgres = await startEmbeddedPostgres(folder);
  const admin = createPool(server.url, { max: 1 });
  return {
    url: server.url,
    pid: server.pid,
    async freshDatabase() {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await admin.query(`CREATE DATABASE ${name}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      await migratePostgres(url.href);
      return url.href;
    },
    async stop() {
      await admin.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
