import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { asId, type AdvocateId, type TenantId } from '#domain/ids.js';
import { seededRandom } from '#testing/random.js';
import { processBatch } from '../consume/process-batch.js';
import { Pipeline } from '../testing/pipeline.js';
import { type StoryLink, StoryTeller } from '../testing/story.js';

const NOON = Date.parse('2026-03-05T11:00:00Z');
const HOUR_MS = 3_600_000;

/** One application and all that its visitor key leads to, one after the other: a view, its click, the click's neighbour. */
describe('facts that a visitor key joins', () => {
  let pipeline: Pipeline;
  let tenant: TenantId;
  let teller: StoryTeller;
  let ann: StoryLink;
  let bob: StoryLink;

  beforeAll(async () => {
    pipeline = await Pipeline.open('Europe/Amsterdam');
  }, 120_000);
  afterAll(async () => {
    await pipeline.close();
  });
  beforeEach(async () => {
    tenant = await pipeline.newTenant();
    teller = new StoryTeller(tenant, seededRandom(1));
    [ann, bob] = [linkOf('ann'), linkOf('bob')];
    await pipeline.addLinks(tenant, [ann, bob]);
  });

  function linkOf(advocate: string): StoryLink {
    const context = { by: 'advocate', advocateId: asId<AdvocateId>(advocate), network: 'linkedin' } as const;
    return { code: `${tenant}-${advocate}`, context };
  }

  /** The five facts of a candidate, and what they come to once all have arrived. */
  function factsOf(candidateRef: string) {
    const visitorKey = `browser-of-${candidateRef}`;
    const cookie = { visitorKey: `cookie-of-${candidateRef}` };
    const neighbour = teller.click(NOON - 20_000, ann, cookie);
    const click = teller.click(NOON, ann, cookie);
    const view = (at: number, carried: { clickId: string } | { linkCode: string }) =>
      teller.event('vacancy.viewed', at, {
        vacancyId: 'v1',
        viewId: `w-${String(at)}`,
        visitorKey,
        ...carried,
      });
    const ofClick = view(NOON + 5_000, { clickId: click.data.clickId });
    const ofLink = view(NOON + HOUR_MS, { linkCode: bob.code });
    const applied = teller.event('application.received', NOON + 30 * HOUR_MS, {
      candidateRef,
      applicationId: `application-of-${candidateRef}`,
      vacancyId: 'v1',
      evidence: [{ kind: 'visitor_key', visitorKey }],
    });
    return {
      facts: [applied, ofClick, ofLink, click, neighbour],
      touches: [
        { candidate_ref: candidateRef, advocate_id: 'ann', touch_events: [neighbour.key, click.key] },
        { candidate_ref: candidateRef, advocate_id: 'bob', touch_events: [ofLink.key] },
      ],
    };
  }

  async function creditedTouches(): Promise<unknown[]> {
    const { credit } = await pipeline.snapshot(tenant);
    return (credit ?? [])
      .filter(({ model }) => model === 'linear')
      .map(({ candidate_ref, advocate_id, touch_events }) => ({ candidate_ref, advocate_id, touch_events }));
  }

  it('come together in whatever order they arrive', async () => {
    const orders = permutationsOf([0, 1, 2, 3, 4]);
    const candidates = orders.map((order, n) => ({ order, ...factsOf(`p${String(n).padStart(3, '0')}`) }));
    for (const step of [0, 1, 2, 3, 4]) {
      const arriving = candidates.map(({ order, facts }) => facts[order[step] ?? 0]);
      await pipeline.take(arriving.filter((fact): fact is AcceptedEvent => fact !== undefined));
    }
    expect(candidates).toHaveLength(120);
    expect(await creditedTouches()).toEqual(candidates.flatMap(({ touches }) => touches));
  }, 120_000);

  it('come together also when four processes take them at once', async () => {
    const random = seededRandom(7);
    const candidates = Array.from({ length: 40 }, (_, n) => factsOf(`p${String(n).padStart(3, '0')}`));
    const delivered = random.shuffle(candidates.flatMap(({ facts }) => facts));
    await Promise.all(
      [0, 1, 2, 3].map(async (partition) => {
        const own = delivered.filter((_, index) => index % 4 === partition);
        for (let start = 0; start < own.length; start += 10)
          await processBatch(pipeline.stores, pipeline.batch(own.slice(start, start + 10), partition));
      }),
    );
    expect(await creditedTouches()).toEqual(candidates.flatMap(({ touches }) => touches));
  }, 120_000);
});

function permutationsOf(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((first) =>
    permutationsOf(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
  );
}
