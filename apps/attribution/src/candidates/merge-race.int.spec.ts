import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { ACCEPTED } from '#shared/bus/topics.js';
import { seededRandom } from '#testing/random.js';
import { LocalDays } from '../buckets/local-days.js';
import { factBatch } from '../facts/fact-batch.js';
import { insertFacts } from '../facts/insert-facts.js';
import { expectAsRecounted } from '../testing/expect-recounted.js';
import { Pipeline } from '../testing/pipeline.js';
import { StoryTeller } from '../testing/story.js';
import { recomputeCandidates } from './recompute-candidates.js';
import { touchedCandidates } from './touched-candidates.js';

const ZONE = 'Europe/Amsterdam';
const NOON = Date.parse('2026-03-05T11:00:00Z');
const HOUR_MS = 3_600_000;

/** A candidate's events and the merge of that candidate stand in different partitions, so two batches meet here. */
describe('a batch that was overtaken by a merge while it waited for the lock', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await Pipeline.open(ZONE);
  }, 120_000);
  afterAll(async () => {
    await pipeline.close();
  });

  it('does not count under both references what belongs to one person', async () => {
    const { stores } = pipeline;
    const tenant = await pipeline.newTenant();
    const teller = new StoryTeller(tenant, seededRandom(1));
    const [merged, survivor] = ['merged', 'survivor'].map((ref) => ({
      candidateRef: ref,
      applicationId: `application-of-${ref}`,
    })) as [Candidate, Candidate];
    const applied = [merged, survivor].map((candidate) =>
      teller.event('application.received', NOON, { ...candidate, vacancyId: 'v1' }),
    );
    const hired = teller.event('hired', NOON + HOUR_MS, merged);
    const merge = teller.event('candidate.merged', NOON + 2 * HOUR_MS, {
      candidateRef: survivor.candidateRef,
      mergedRef: merged.candidateRef,
    });
    await pipeline.take(applied);

    // One batch stores the hire and finds whom it touches; then the other one is done with the merge before the first goes on.
    await store([hired]);
    const touched = await touchedCandidates(stores, [hired]);
    await pipeline.take([merge]);
    const days = await LocalDays.of([tenant], stores.zoneOf);
    for (const { candidateRefs } of touched) await recomputeCandidates(stores, tenant, candidateRefs, days);

    await pipeline.settle();
    expectAsRecounted(await pipeline.rollups(tenant), [...applied, hired, merge], [], ZONE);
  });

  async function store(events: readonly AcceptedEvent[]): Promise<void> {
    const { messages } = pipeline.batch(events);
    const logged = events.map((event, index) => ({
      event,
      raw: messages[index]?.value ?? Buffer.alloc(0),
      position: { topic: ACCEPTED, partition: 0, offset: messages[index]?.offset ?? 0 },
    }));
    await insertFacts(pipeline.stores.clickhouse, factBatch(logged));
  }
});

interface Candidate {
  readonly candidateRef: string;
  readonly applicationId: string;
}
