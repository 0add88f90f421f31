import { Logger } from '@nestjs/common';
import { type KeyObject } from 'node:crypto';
import { type Pool } from 'pg';
import { asId, type Day, type TenantId } from '#domain/ids.js';
import { createPool } from '#shared/postgres/pool.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type IngestConfig } from '../../ingest.config.js';
import { VisitorSalts } from './visitor-salts.js';

const acme = asId<TenantId>('acme');
const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 2, 29, 15);
const today = asId<Day>('2026-03-29');
const config: IngestConfig = {
  PUBLIC_URL: 'https://go.example.org',
  SPOOL_DIR: 'unused',
  SPOOL_MAX_BYTES: 1_048_576,
  REDIRECT_BUDGET_MS: 100,
  REJECTED_RETENTION_DAYS: 30,
  ATS_ALLOW_PRIVATE_ADDRESSES: false,
  INSTALLATION_SECRET: 'ab'.repeat(32),
};
const hex = (salt: KeyObject | undefined) => salt?.export().toString('hex');

describe('the salts of visitor keys', () => {
  let postgres: TestPostgres;
  let url: string;
  let pool: Pool;
  let now: number;
  const process = (secret = config.INSTALLATION_SECRET) =>
    new VisitorSalts(pool, () => now, { ...config, INSTALLATION_SECRET: secret });
  beforeAll(async () => {
    Logger.overrideLogger(false); // stores are away on purpose
    postgres = await startPostgres();
  });
  beforeEach(async () => {
    now = NOW;
    url = await postgres.freshDatabase();
    pool = createPool(url, { max: 5 });
    await pool.query(`INSERT INTO tenant (id, name) VALUES ('acme', 'acme'), ('globex', 'globex')`);
  });
  afterEach(async () => {
    if (!pool.ended) await pool.end();
  });
  afterAll(async () => {
    await postgres.stop();
  });
  const rows = async () =>
    (await pool.query<{ day: string }>('SELECT day FROM visitor_salt ORDER BY day')).rows.map(
      ({ day }) => day,
    );

  it('are one per tenant and day, whichever processes ask for it first', async () => {
    const salts = await Promise.all(Array.from({ length: 6 }, () => process().load(acme, today)));
    expect(new Set(salts.map(hex)).size).toBe(1);
    const [other, tomorrow] = [
      await process().load(asId<TenantId>('globex'), today),
      await process().load(acme, asId<Day>('2026-03-30')),
    ];
    expect(new Set([hex(salts[0]), hex(other), hex(tomorrow)]).size).toBe(3);
    expect(hex(salts[0])).toHaveLength(64);
  });

  it('are not in the database in the open', async () => {
    const salt = await process().load(acme, today);
    const { rows: stored } = await pool.query<{ wrapped_salt: Buffer }>(
      'SELECT wrapped_salt FROM visitor_salt',
    );
    expect(
      stored.map(({ wrapped_salt }) => wrapped_salt.toString('hex').includes(String(hex(salt)))),
    ).toEqual([false]);
  });

  it('are destroyed in memory and in the database when their day is over, and cannot be had again', async () => {
    const salts = process();
    const before = await salts.load(acme, today);
    now = NOW + DAY_MS;
    await salts.destroyOld();
    expect([hex(salts.get(acme, today)), await rows()]).toEqual([hex(before), [today]]); // yesterday's is still needed at midnight
    now = NOW + 2 * DAY_MS;
    await salts.destroyOld();
    expect([salts.get(acme, today), await rows()]).toEqual([undefined, []]);
    expect(hex(await salts.load(acme, today))).not.toBe(hex(before));
    expect(await rows()).toEqual([]); // a day that is over gets no row again
  });

  it('are destroyed at the next start when the process died before it could', async () => {
    await process().load(acme, today);
    now = NOW + 10 * DAY_MS;
    const restarted = process();
    await restarted.onModuleInit();
    restarted.onModuleDestroy();
    expect(await rows()).toEqual([]);
  });

  it('are none, without an error, while PostgreSQL is away or the secret is another one', async () => {
    await process().load(acme, today);
    expect(await process('cd'.repeat(32)).load(acme, today)).toBeUndefined();
    await pool.end();
    expect(await process().load(acme, today)).toBeUndefined();
  });
});
