import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type TenantId } from '#domain/ids.js';
import { RollupWorker } from '../rollups/rollup-worker.js';
import { Crash, CrashAfter } from '../testing/crash.js';
import { expectAsRecounted } from '../testing/expect-recounted.js';
import { Pipeline, ROLLUP_CONFIG, type Snapshot } from '../testing/pipeline.js';
import { type Random, seededRandom } from '#testing/random.js';
import { type StoryLink, StoryTeller } from '../testing/story.js';
import { processBatch } from './process-batch.js';

const ZONE = 'Europe/Amsterdam';
const DAY_MS = 86_400_000;
const FROM = Date.parse('2026-03-27T21:00:00Z');

interface Story {
  readonly tenant: TenantId;
  readonly links: readonly StoryLink[];
  readonly events: readonly AcceptedEvent[];
}

describe('taking accepted events into the stores', () => {
  let pipeline: Pipeline;
  let reference: Snapshot;
  beforeAll(async () => {
    pipeline = await Pipeline.open(ZONE);
    const story = await tell();
    await pipeline.take(story.events);
    await pipeline.settle();
    reference = await pipeline.snapshot(story.tenant);
    // All scenarios are compared with this one, so this one has to be right.
    expectAsRecounted(reference, story.events, story.links, ZONE);
    for (const rows of Object.values(reference)) expect(rows.length).toBeGreaterThan(5);
  }, 120_000);
  afterAll(async () => {
    await pipeline.close();
  });

  /** The same story, told by a tenant of its own. */
  async function tell(): Promise<Story> {
    const tenant = await pipeline.newTenant();
    const teller = new StoryTeller(tenant, seededRandom(41));
    const links = teller.links(4);
    const clicks = teller.clicks(220, FROM, links);
    const events = [
      ...clicks,
      ...teller.shares(15, FROM, 3 * DAY_MS),
      ...teller.enrolments(FROM, 3 * DAY_MS),
      ...teller.hiring(40, FROM, 4 * DAY_MS, clicks, links),
      ...teller.views(12, FROM, 3 * DAY_MS, clicks, links),
    ];
    await pipeline.addLinks(tenant, links);
    return { tenant, links, events };
  }

  it.each([1, 2, 3])(
    'comes to the same in any order, with any repeats, in any batches (%i)',
    async (seed) => {
      const random = seededRandom(seed);
      const story = await tell();
      const delivered = delivery(story.events, random);
      for (let start = 0; start < delivered.length;) {
        const size = 1 + random.int(120);
        await pipeline.take(delivered.slice(start, start + size));
        start += size;
        if (random.chance(0.3)) await pipeline.settle();
      }
      await pipeline.settle();
      expect(await pipeline.snapshot(story.tenant)).toEqual(reference);
    },
    120_000,
  );

  it('comes to the same when two processes take two partitions at once, while rollups are computed', async () => {
    const random = seededRandom(99);
    const story = await tell();
    const partitions = [0, 1].map((partition) => ({
      partition,
      events: delivery(
        story.events.filter((_, index) => index % 2 === partition),
        random,
      ),
    }));
    let taking = true;
    const rolling = (async () => {
      while (taking) await pipeline.settle();
    })();
    await Promise.all(
      partitions.map(async ({ partition, events }) => {
        for (let start = 0; start < events.length; start += 25) {
          await processBatch(pipeline.stores, pipeline.batch(events.slice(start, start + 25), partition));
        }
      }),
    );
    taking = false;
    await rolling;
    await pipeline.settle();
    expect(await pipeline.snapshot(story.tenant)).toEqual(reference);
  }, 120_000);

  it('comes to the same wherever the process is cut off and the batch is handed over again', async () => {
    let completed = false;
    for (let nth = 0; !completed; nth++) {
      const story = await tell();
      const events = seededRandom(5).shuffle(story.events);
      // Enrolments mark every day there is, which would hide a mark that was lost.
      const enrolments = events.filter(({ type }) => type === 'advocate.enrolled');
      const others = events.filter(({ type }) => type !== 'advocate.enrolled');
      const [before, after] = [[...enrolments, ...others.slice(0, 200)], others.slice(200)];
      await pipeline.take(before);
      await pipeline.settle(); // from here a day is only computed again if the batch says so
      const batch = pipeline.batch(after);
      const crash = new CrashAfter(nth);
      completed = await endsWithoutCrash(processBatch(crash.wrap(pipeline.stores), batch));
      await pipeline.settle(); // somebody else's rollups meanwhile
      await processBatch(pipeline.stores, batch);
      await pipeline.settle();
      expect({ cutOffAfter: nth, ...(await pipeline.snapshot(story.tenant)) }).toEqual({
        cutOffAfter: nth,
        ...reference,
      });
      if (nth === 0) expect(completed).toBe(false);
    }
  }, 600_000);

  it('comes to the same wherever the rollups are cut off', async () => {
    let completed = false;
    for (let nth = 0; !completed; nth++) {
      const story = await tell();
      await pipeline.take(story.events);
      completed = await endsWithoutCrash(
        new RollupWorker(new CrashAfter(nth).wrap(pipeline.stores), ROLLUP_CONFIG).settle(),
      );
      await pipeline.settle();
      expect({ cutOffAfter: nth, ...(await pipeline.snapshot(story.tenant)) }).toEqual({
        cutOffAfter: nth,
        ...reference,
      });
    }
  }, 300_000);

  it('leaves the ledger and the heads untouched when everything is replayed', async () => {
    const story = await tell();
    await pipeline.take(story.events, 100);
    await pipeline.settle();
    const versions = await pipeline.postgres.query(
      'SELECT candidate_ref, version FROM candidate_state WHERE tenant_id = $1 ORDER BY 1',
      [story.tenant],
    );
    await pipeline.take(story.events, 64);
    await pipeline.settle();
    const again = await pipeline.postgres.query(
      'SELECT candidate_ref, version FROM candidate_state WHERE tenant_id = $1 ORDER BY 1',
      [story.tenant],
    );
    expect(again.rows).toEqual(versions.rows);
    expect(await pipeline.snapshot(story.tenant)).toEqual(reference);
  }, 120_000);
});

/** Every event at least once, a third of them again somewhere. */
function delivery(events: readonly AcceptedEvent[], random: Random): AcceptedEvent[] {
  return random.shuffle([...events, ...events.filter(() => random.chance(0.3))]);
}

async function endsWithoutCrash(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Crash) return false;
    throw error;
  }
}
