import { type TenantId } from '#domain/ids.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { eventually } from '#testing/eventually.js';
import { expectAsRecounted } from '../testing/expect-recounted.js';
import { Pipeline, ROLLUP_CONFIG } from '../testing/pipeline.js';
import { seededRandom } from '#testing/random.js';
import { type StoryLink, StoryTeller } from '../testing/story.js';
import { purgeSuperseded } from './purge-superseded.js';
import { RollupWorker } from './rollup-worker.js';

const ZONE = 'Europe/Amsterdam';
const NOON = Date.parse('2026-03-05T12:00:00Z');
const DAY_MS = 86_400_000;
const DIRTY_BUCKETS = loadSql(import.meta.url, './dirty-buckets.sql');
const PUBLISH_HEADS = loadSql(import.meta.url, './publish-heads.sql');

describe('the rollups of dirty buckets', () => {
  let pipeline: Pipeline;
  let tenant: TenantId;
  let teller: StoryTeller;
  let link: StoryLink;
  beforeAll(async () => {
    pipeline = await Pipeline.open(ZONE);
  }, 120_000);
  afterAll(async () => {
    await pipeline.close();
  });
  beforeEach(async () => {
    tenant = await pipeline.newTenant();
    teller = new StoryTeller(tenant, seededRandom(8));
    [link] = teller.links(1);
  });

  const dirty = async (quietMs: number, maxWaitMs: number): Promise<string[]> => {
    const { rows } = await pipeline.postgres.query<{ tenant_id: string; days: string[] }>(DIRTY_BUCKETS, [
      quietMs,
      maxWaitMs,
      100,
    ]);
    return rows.filter(({ tenant_id }) => tenant_id === tenant).flatMap(({ days }) => days);
  };
  const bucket = async () => {
    const { rows } = await pipeline.postgres.query<{
      marked_seq: number;
      head_seq: number;
      head_version: number;
    }>('SELECT marked_seq, head_seq, head_version FROM bucket WHERE tenant_id = $1', [tenant]);
    return rows[0];
  };
  const rowsStored = async (): Promise<number> => {
    const result = await pipeline.clickhouse.query({
      query: 'SELECT count() AS n FROM reach_rollup WHERE tenant = {tenant:String}',
      query_params: { tenant },
      format: 'JSONEachRow',
    });
    return (await result.json<{ n: number }>())[0]?.n ?? 0;
  };

  it('wait until nothing new has come for a while, but not longer than they may', async () => {
    await pipeline.take([teller.click(NOON, link)]);
    expect(await dirty(60_000, 600_000)).toEqual([]);
    expect(await dirty(0, 600_000)).toEqual(['2026-03-05']);
    await pipeline.postgres.query(
      `UPDATE bucket SET dirty_since = now() - interval '11 minutes' WHERE tenant_id = $1`,
      [tenant],
    );
    expect(await dirty(60_000, 600_000)).toEqual(['2026-03-05']);
    await pipeline.take([teller.click(NOON + 1, link)]);
    expect(await dirty(60_000, 600_000)).toEqual(['2026-03-05']); // a new mark does not begin the wait anew
  });

  it('are not replaced by an older version, and stay dirty when marked meanwhile', async () => {
    await pipeline.take([teller.click(NOON, link)]);
    await pipeline.settle();
    const settled = await bucket();
    if (settled === undefined) throw new Error('no bucket');
    const publish = (version: number, seq: number) =>
      pipeline.postgres.query(PUBLISH_HEADS, [tenant, 'reach', version, ['2026-03-05'], [seq]]);
    await publish(settled.head_version - 1, settled.marked_seq - 1);
    expect(await bucket()).toEqual(settled);
    await publish(settled.head_version + 1, settled.marked_seq - 1);
    expect(await bucket()).toEqual({
      marked_seq: settled.marked_seq,
      head_seq: settled.marked_seq - 1,
      head_version: settled.head_version + 1,
    });
    expect(await dirty(0, 0)).toEqual(['2026-03-05']);
  });

  it('are computed once by several processes that start at the same moment', async () => {
    const clicks = teller.clicks(300, NOON, [link]);
    const shares = teller.shares(40, NOON, 90 * DAY_MS);
    await pipeline.take([...clicks, ...shares]);
    await Promise.all([1, 2, 3].map(() => pipeline.settle()));
    expectAsRecounted(await pipeline.rollups(tenant), [...clicks, ...shares], [link], ZONE);
    expect(await rowsStored()).toBe((await pipeline.rollups(tenant))['reach_rollup']?.length);
  });

  it('are kept for readers until the grace is over, then only what counts is left', async () => {
    for (let times = 0; times < 3; times++) {
      await pipeline.take([teller.click(NOON + times, link)]);
      await pipeline.settle();
    }
    const counting = await pipeline.rollups(tenant);
    expect(await rowsStored()).toBe(3 * (counting['reach_rollup']?.length ?? 0));
    await purgeSuperseded(pipeline.stores, 600_000);
    expect(await rowsStored()).toBe(3 * (counting['reach_rollup']?.length ?? 0));

    await purgeSuperseded(pipeline.stores, 0); // the head is noted; what it replaced is not removed before another grace
    expect(await rowsStored()).toBe(3 * (counting['reach_rollup']?.length ?? 0));
    await purgeSuperseded(pipeline.stores, 0);
    expect(await rowsStored()).toBe(counting['reach_rollup']?.length);
    expect(await pipeline.rollups(tenant)).toEqual(counting);
  });

  it('are computed in the background while the process lives, and the work in hand is finished when it ends', async () => {
    const worker = new RollupWorker(pipeline.stores, { ...ROLLUP_CONFIG, ROLLUP_QUIET_MS: 0 });
    worker.onApplicationBootstrap();
    await pipeline.take([teller.click(NOON, link)]);
    await eventually(
      'the day is clean',
      async () => (await bucket())?.head_seq === (await bucket())?.marked_seq,
    );
    await worker.beforeApplicationShutdown();
    await expect(worker.settle()).rejects.toThrow('stopping');
  });
});
