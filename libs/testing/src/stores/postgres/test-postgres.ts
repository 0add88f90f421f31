import { randomBytes } from 'node:crypto';
import { migratePostgres } from '#shared/postgres/migrate.js';
import { createPool } from '#shared/postgres/pool.js';

export interface TestPostgres {
  readonly url: string;
  /** A new, migrated database on the same server; its address. */
  freshDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Makes a server that runs into one for tests; its databases go, then `end` stops what was started for it. */
export function testPostgres(url: string, end: () => Promise<void>): TestPostgres {
  const admin = createPool(url, { max: 1 });
  const made: string[] = [];
  return {
    url,
    async freshDatabase() {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await admin.query(`CREATE DATABASE ${name}`);
      made.push(name);
      const own = new URL(url);
      own.pathname = `/${name}`;
      await migratePostgres(own.href);
      return own.href;
    },
    async stop() {
      try {
        // FORCE, for a test that failed may have left connections behind.
        for (const name of made.splice(0)) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      } finally {
        await admin.end();
        await end();
      }
    },
  };
}
