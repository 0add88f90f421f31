import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#shared/embedded/postgres.js';
import { createPool } from '#shared/postgres/pool.js';
import { drawVersion } from './draw-version.js';

describe('a version', () => {
  it('is never drawn twice, although PostgreSQL was killed before whoever drew it had committed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'manyhands-versions-'));
    let server = await startEmbeddedPostgres(folder);
    try {
      const pool = createPool(server.url, { max: 1 });
      await pool.query('CREATE SEQUENCE rollup_version');
      const client = await pool.connect();
      await client.query('BEGIN');
      const drawn = [
        await drawVersion(client, 'rollup_version'),
        await drawVersion(client, 'rollup_version'),
      ];
      process.kill(server.pid, 'SIGKILL');
      server = await startEmbeddedPostgres(folder);
      client.release(true);
      await pool.end();

      const after = createPool(server.url, { max: 1 });
      const again = await after.connect();
      expect(await drawVersion(again, 'rollup_version')).toBeGreaterThan(Math.max(...drawn));
      again.release();
      await after.end();
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
