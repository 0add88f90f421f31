import { type Pool } from 'pg';
import { createPool } from '#shared/postgres/pool.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { eventually } from '#testing/eventually.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { append } from '../append/append.js';
import { PartitionReader } from '../consume/partition-reader.js';
import { GroupStore } from '../group/group-store.js';
import { readWatermarks } from '../inspect/offsets.js';
import { declareTopics } from '../topics/declare-topics.js';
import { trim } from './trim.js';

const TIMEOUT_MS = 5_000;
const TOPIC = { name: 't', partitions: 1, retentionDays: 7 };
const NOW = new Date();
const DAY_MS = 86_400_000;

describe('the retention of a topic', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  beforeEach(async () => {
    pool = createPool(await postgres.freshDatabase(), { max: 8 });
    await declareTopics(pool, [TOPIC]);
  });
  afterEach(async () => {
    await pool.end();
  });
  afterAll(async () => {
    await postgres.stop();
  });

  /** One row of three messages, written so many days ago. */
  async function row(daysAgo: number): Promise<void> {
    await append(
      pool,
      ['1', '2', '3'].map((text) => ({ topic: 't', partition: 0, key: 'k', value: Buffer.from(text) })),
      TIMEOUT_MS,
    );
    await pool.query(
      'UPDATE log_batch SET appended_at = $1 WHERE base_offset = (SELECT max(base_offset) FROM log_batch)',
      [new Date(NOW.getTime() - daysAgo * DAY_MS)],
    );
  }

  async function group(name: string, offset: number): Promise<void> {
    const store = new GroupStore(pool, 't', name, 'm', 60_000);
    await store.join();
    const [lease] = await store.acquire(1, []);
    if (lease) await store.commit(lease, offset);
  }

  const bases = async (): Promise<unknown[]> =>
    (await pool.query<{ base_offset: number }>('SELECT base_offset FROM log_batch ORDER BY 1')).rows.map(
      (one) => one.base_offset,
    );
  const somebodyWaits = async (): Promise<boolean> =>
    (
      await pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
    ).rowCount === 1;
  const bounds = async (): Promise<unknown> => (await readWatermarks(pool, 't'))[0];

  it('ends for rows that are old and that every group has passed', async () => {
    for (const daysAgo of [9, 8, 6]) await row(daysAgo);
    await group('fast', 9);
    await group('slow', 6);
    expect(await trim(pool, TOPIC, NOW)).toBe(2);
    expect(await bases()).toEqual([6]);
    expect(await bounds()).toEqual({ partition: 0, start: 6, end: 9 });
  });

  it('does not end before the slowest group has passed, however old a row is', async () => {
    for (const daysAgo of [900, 800, 700]) await row(daysAgo);
    await group('fast', 9);
    await group('slow', 2);
    expect(await trim(pool, TOPIC, NOW)).toBe(0);
    await group('other', 0);
    expect(await bases()).toEqual([0, 3, 6]);
  });

  it('keeps the whole row that a group stands in the middle of', async () => {
    for (const daysAgo of [9, 8]) await row(daysAgo);
    await group('g', 4);
    await trim(pool, TOPIC, NOW);
    expect(await bounds()).toEqual({ partition: 0, start: 3, end: 6 });
    const read = await new PartitionReader(pool, 't', 0, TIMEOUT_MS).read(4, 10);
    expect(read.map((message) => message.offset)).toEqual([4, 5]);
  });

  it('keeps an old row that lies behind a young one: offsets have no holes', async () => {
    for (const daysAgo of [9, 1, 8]) await row(daysAgo);
    await group('g', 9);
    await trim(pool, TOPIC, NOW);
    expect(await bases()).toEqual([3, 6]);
  });

  it('may leave the log empty, and offsets go on from where they were', async () => {
    await row(9);
    expect(await trim(pool, TOPIC, NOW)).toBe(1);
    expect(await bounds()).toEqual({ partition: 0, start: 3, end: 3 });
    await row(0);
    const read = await new PartitionReader(pool, 't', 0, TIMEOUT_MS).read(3, 10);
    expect(read.map((message) => message.offset)).toEqual([3, 4, 5]);
  });

  it('keeps what a group needs that is just joining', async () => {
    await row(9);
    const joining = await pool.connect();
    await joining.query('BEGIN');
    await joining.query(loadSql(import.meta.url, '../group/join.sql'), ['t', 'late']);
    const trimmed = trim(pool, TOPIC, NOW);
    await eventually('the trim waits for the group', somebodyWaits);
    await joining.query('COMMIT');
    joining.release();
    expect(await trimmed).toBe(0);
    expect(await bounds()).toEqual({ partition: 0, start: 0, end: 3 });
  });

  it('lets a group that joins meanwhile begin behind what it drops', async () => {
    await row(9);
    const trimming = await pool.connect();
    await trimming.query('BEGIN');
    await trimming.query(loadSql(import.meta.url, './lock.sql'), ['t', 0]);
    const store = new GroupStore(pool, 't', 'late', 'm', 60_000);
    const joined = store.join();
    await eventually('the group waits for the trim', somebodyWaits);
    await trimming.query(loadSql(import.meta.url, './advance-start.sql'), ['t', 0, NOW]);
    await trimming.query('COMMIT');
    trimming.release();
    await joined;
    expect((await store.acquire(1, []))[0]?.nextOffset).toBe(3);
  });

  it('says so, rather than skip messages, when a reader asks for what is gone', async () => {
    await row(9);
    await trim(pool, TOPIC, NOW);
    await expect(new PartitionReader(pool, 't', 0, TIMEOUT_MS).read(0, 10)).rejects.toThrow(
      't/0: offset 0 was asked for, but the log keeps 3 to 3',
    );
  });
});
