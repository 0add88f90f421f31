import { type Pool } from 'pg';
import { createPool } from '#shared/postgres/pool.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { rewindGroup } from '../inspect/offsets.js';
import { declareTopics } from '../topics/declare-topics.js';
import { GroupStore } from './group-store.js';

const LEASE_MS = 60_000;

describe('the leases of a consumer group', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  beforeEach(async () => {
    pool = createPool(await postgres.freshDatabase(), { max: 8 });
    await declareTopics(pool, [{ name: 't', partitions: 3, retentionDays: 1 }]);
  });
  afterEach(async () => {
    await pool.end();
  });
  afterAll(async () => {
    await postgres.stop();
  });

  async function member(name: string): Promise<GroupStore> {
    const store = new GroupStore(pool, 't', 'g', name, LEASE_MS);
    await store.join();
    await store.heartbeat([]);
    return store;
  }

  /** Time passes for a member that says nothing. */
  async function silence(name: string): Promise<void> {
    await pool.query(`UPDATE log_group SET lease_until = now() - interval '1 second' WHERE owner = $1`, [
      name,
    ]);
    await pool.query(`UPDATE log_member SET alive_until = now() - interval '1 second' WHERE member = $1`, [
      name,
    ]);
  }

  const offsetOf = async (partition: number): Promise<unknown> =>
    (
      await pool.query<{ next_offset: number }>('SELECT next_offset FROM log_group WHERE partition = $1', [
        partition,
      ])
    ).rows[0]?.next_offset;

  it('give a partition to one member at a time, also when all reach for it at once', async () => {
    const members = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(member));
    const taken = (await Promise.all(members.map((store) => store.acquire(2, [])))).flat();
    expect(taken.map((lease) => lease.partition).sort()).toEqual([0, 1, 2]);
  });

  it('fence a member whose lease was taken over: it can neither commit, renew nor release', async () => {
    const [late, successor] = [await member('a'), await member('b')];
    const [old] = await late.acquire(1, []);
    if (!old) throw new Error('no lease');
    await silence('a');
    const [taken] = await successor.acquire(1, [1, 2]);
    if (!taken) throw new Error('not taken over');
    expect(taken.epoch).toBeGreaterThan(old.epoch);
    expect(await successor.commit(taken, 7)).toBe(true);
    expect(await late.commit(old, 3)).toBe(false);
    expect((await late.heartbeat([old])).held).toEqual(new Set());
    await late.release(old);
    expect(await offsetOf(0)).toBe(7);
    expect((await successor.heartbeat([taken])).held).toEqual(new Set([0]));
    expect(await late.acquire(1, [1, 2])).toEqual([]);
  });

  it('are still ours after they ran out, as long as nobody took them', async () => {
    const store = await member('a');
    const [lease] = await store.acquire(1, []);
    if (!lease) throw new Error('no lease');
    await silence('a');
    expect((await store.heartbeat([lease])).held).toEqual(new Set([0]));
    expect(await store.commit(lease, 1)).toBe(true);
  });

  it('can be taken again by their owner when the answer to the first attempt was lost', async () => {
    const store = await member('a');
    const [lost] = await store.acquire(1, []);
    const [again] = await store.acquire(1, [1, 2]);
    expect([lost?.partition, again?.partition]).toEqual([0, 0]);
    expect(again?.epoch).toBeGreaterThan(lost?.epoch ?? Infinity);
  });

  it('tell each living member how many there are and which it is', async () => {
    const [a, b] = [await member('a'), await member('b'), await member('c')];
    expect(await b.heartbeat([])).toEqual({ held: new Set(), partitions: 3, members: 3, rank: 1 });
    await a.leave();
    expect(await b.heartbeat([])).toMatchObject({ members: 2, rank: 0 });
    await silence('c');
    expect(await b.heartbeat([])).toMatchObject({ members: 1, rank: 0 });
  });

  it('begin where the log begins, and stay where the group stands when somebody joins again', async () => {
    await pool.query('UPDATE log_partition SET start_offset = 5, end_offset = 9');
    const store = await member('a');
    const [lease] = await store.acquire(1, []);
    if (!lease) throw new Error('no lease');
    expect(lease.nextOffset).toBe(5);
    await store.commit(lease, 8);
    await store.join();
    expect(await offsetOf(0)).toBe(8);
  });

  it('do not survive a rewind, so that a member that joins at that moment cannot move the offset on', async () => {
    const store = await member('a');
    const [lease] = await store.acquire(1, []);
    if (!lease) throw new Error('no lease');
    await store.commit(lease, 8);
    await silence('a');
    await rewindGroup(pool, 't', 'g');
    expect(await store.commit(lease, 9)).toBe(false);
    expect(await offsetOf(0)).toBe(0);
  });
});
