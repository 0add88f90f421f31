import { type Pool } from 'pg';
import { createPool } from '#shared/postgres/pool.js';
import { metrics } from '#shared/telemetry/metrics.js';
import { eventually } from '#testing/eventually.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { PostgresBus } from '../postgres/postgres-bus.js';
import { declareTopics } from '../postgres/topics/declare-topics.js';
import { LogWatch } from './log-watch.js';

const TOPIC = 'watched.v1';
const GROUP = 'absent';
const MINUTE = 60_000;

describe('the watch of the log', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  let bus: PostgresBus;
  let now = 0;
  let watch: LogWatch;
  beforeAll(async () => {
    postgres = await startPostgres();
    pool = createPool(await postgres.freshDatabase(), { max: 6 });
    bus = new PostgresBus(pool, { topics: [] });
    await declareTopics(pool, [{ name: TOPIC, partitions: 1, retentionDays: 1 }]);
    watch = new LogWatch(bus, [{ topic: TOPIC, group: GROUP }], () => now);
  });
  afterAll(async () => {
    await bus.close();
    await pool.end();
    await postgres.stop();
  });

  const publish = (count: number) =>
    bus.publish(Array.from({ length: count }, () => ({ topic: TOPIC, key: 'k', value: Buffer.from('m') })));
  /** What would be scraped: the lag, and the age of the oldest in seconds. */
  async function told(): Promise<readonly (number | undefined)[]> {
    await watch.look();
    const text = await metrics.metrics();
    return ['log_lag_messages', 'log_oldest_unprocessed_seconds'].map((name) => {
      const line = text
        .split('\n')
        .find((one) => one.startsWith(`manyhands_${name}{`) && one.includes(GROUP));
      return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ')));
    });
  }

  it('sees the lag of a consumer that is not there, and its age grow', async () => {
    expect(await told()).toEqual([0, 0]);
    await publish(3);
    now += MINUTE;
    expect(await told()).toEqual([3, 0]);
    await publish(2);
    now += 10 * MINUTE;
    expect(await told()).toEqual([5, 600]);
  });

  it('sees both gone once somebody has consumed', async () => {
    const subscription = await bus.subscribe({
      topic: TOPIC,
      group: GROUP,
      maxMessages: 10,
      handle: () => Promise.resolve(),
    });
    await eventually(
      'the group has passed all',
      async () => (await bus.groupOffsets(TOPIC, GROUP))[0]?.offset === 5,
    );
    await subscription.close();
    expect(await told()).toEqual([0, 0]);
  });
});
