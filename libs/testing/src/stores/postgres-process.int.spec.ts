import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type StoreProcess } from '../processes/store-process.js';
import { startPostgresProcess } from './postgres-process.js';

describe('a PostgreSQL process of our own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'manyhands-pg-spec-'));
  let server: StoreProcess;
  beforeAll(async () => {
    server = await startPostgresProcess({ folder });
    await query('CREATE TABLE kept (n int)');
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function query(sql: string, limitMs = 5_000): Promise<unknown[]> {
    const client = new pg.Client({
      connectionString: server.url,
      connectionTimeoutMillis: limitMs,
      query_timeout: limitMs,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  it('has what was committed after kill -9 under a running query, at the same address', async () => {
    const { pid, url } = server;
    await query('INSERT INTO kept VALUES (1)');
    const busy = query('SELECT pg_sleep(60)', 60_000);
    const broken = expect(busy).rejects.toThrow();
    await query('SELECT 1');
    await server.kill();
    await broken;
    await server.start();
    expect([server.url, server.pid === pid]).toEqual([url, false]);
    expect(await query('SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('answers nothing on an open connection while it is frozen, and goes on when it is woken', async () => {
    const client = new pg.Client(server.url);
    await client.connect();
    server.freeze();
    let answered = false;
    const asked = client.query('SELECT 2 AS n').then((result) => {
      answered = true;
      return result.rows as unknown[];
    });
    await expect(query('SELECT 1', 300)).rejects.toThrow(/timeout/);
    expect(answered).toBe(false);
    server.thaw();
    expect(await asked).toEqual([{ n: 2 }]);
    await client.end();
  });

  it('stops when asked, also from a freeze, and starts again on what it held', async () => {
    server.freeze();
    await server.stop();
    await expect(query('SELECT 1')).rejects.toThrow('ECONNREFUSED');
    await server.start();
    expect(await query('SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });
});
