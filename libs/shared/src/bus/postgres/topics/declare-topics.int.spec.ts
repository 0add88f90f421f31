import { type Pool } from 'pg';
import { createPool } from '#shared/postgres/pool.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { TOPICS } from '../../topics.js';
import { readWatermarks } from '../inspect/offsets.js';
import { declareTopics } from './declare-topics.js';

describe('declaring topics', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  beforeEach(async () => {
    pool = createPool(await postgres.freshDatabase(), { max: 8 });
  });
  afterEach(async () => {
    await pool.end();
  });
  afterAll(async () => {
    await postgres.stop();
  });

  it('creates the partitions once, also from several instances at once and in another order', async () => {
    const instances = [TOPICS, [...TOPICS].reverse(), TOPICS, [...TOPICS].reverse()];
    await Promise.all(instances.map((topics) => declareTopics(pool, topics)));
    await declareTopics(pool, TOPICS);
    for (const { name, partitions } of TOPICS)
      expect(await readWatermarks(pool, name)).toHaveLength(partitions);
  });

  it('adds partitions and leaves the others as they are', async () => {
    await declareTopics(pool, [{ name: 't', partitions: 1, retentionDays: 1 }]);
    await pool.query('UPDATE log_partition SET end_offset = 5');
    await declareTopics(pool, [{ name: 't', partitions: 2, retentionDays: 1 }]);
    expect(await readWatermarks(pool, 't')).toEqual([
      { partition: 0, start: 0, end: 5 },
      { partition: 1, start: 0, end: 0 },
    ]);
  });

  it('refuses fewer partitions than there are, and changes nothing', async () => {
    await declareTopics(pool, [{ name: 't', partitions: 3, retentionDays: 1 }]);
    const smaller = declareTopics(pool, [
      { name: 'new', partitions: 1, retentionDays: 1 },
      { name: 't', partitions: 2, retentionDays: 1 },
    ]);
    await expect(smaller).rejects.toThrow('topic t: declared with 2 partitions but the log has 3');
    expect(await readWatermarks(pool, 'new')).toEqual([]);
  });

  it.each([0, -1, 1.5])('refuses %p partitions', async (partitions) => {
    await expect(declareTopics(pool, [{ name: 't', partitions, retentionDays: 1 }])).rejects.toThrow(
      'topic t: partitions must be a whole number of at least 1',
    );
  });
});
