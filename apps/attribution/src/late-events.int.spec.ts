import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { asId, type AdvocateId, type TenantId } from '#domain/ids.js';
import { processBatch } from './consume/process-batch.js';
import { expectAsRecounted } from './testing/expect-recounted.js';
import { Pipeline } from './testing/pipeline.js';
import { seededRandom } from '#testing/random.js';
import { type StoryLink, StoryTeller } from './testing/story.js';

const ZONE = 'Europe/Amsterdam';
const HOUR_MS = 3_600_000;
/** Noon in Amsterdam on Thursday; midnight there is at 23:00 UTC in winter time. */
const NOON = Date.parse('2026-03-05T11:00:00Z');
const MIDNIGHT = Date.parse('2026-03-05T23:00:00Z');

/** What comes late must change what was counted already. After every arrival all rollups are compared with a recount. */
describe('an event that arrives after its days were counted', () => {
  let pipeline: Pipeline;
  let tenant: TenantId;
  let teller: StoryTeller;
  let arrived: AcceptedEvent[];
  let ann: StoryLink;
  let bob: StoryLink;
  const candidate = { candidateRef: 'person', applicationId: 'application' };

  beforeAll(async () => {
    pipeline = await Pipeline.open(ZONE);
  }, 120_000);
  afterAll(async () => {
    await pipeline.close();
  });
  beforeEach(async () => {
    tenant = await pipeline.newTenant();
    teller = new StoryTeller(tenant, seededRandom(1));
    arrived = [];
    ann = linkOf('ann');
    bob = linkOf('bob');
    await pipeline.addLinks(tenant, [ann, bob]);
  });

  function linkOf(advocate: string): StoryLink {
    return {
      code: `${tenant}-${advocate}`,
      context: { by: 'advocate', advocateId: asId<AdvocateId>(advocate), network: 'linkedin' },
    };
  }

  async function arrive(...events: AcceptedEvent[]): Promise<void> {
    arrived.push(...events);
    await pipeline.take(events);
    await pipeline.settle();
    expectAsRecounted(await pipeline.rollups(tenant), arrived, [ann, bob], ZONE);
  }

  const shareOf = (at: number, advocateId = 'ann') =>
    teller.event('share.created', at, { shareId: 's1', by: 'advocate', advocateId, network: 'linkedin' });
  const enrolled = (at: number, team: string) =>
    teller.event('advocate.enrolled', at, { advocateId: 'ann', team, noticeVersion: '1' });
  const applied = (at: number, ...clickIds: string[]) =>
    teller.event('application.received', at, {
      ...candidate,
      vacancyId: 'v1',
      evidence: clickIds.map((clickId) => ({ kind: 'click_id' as const, clickId })),
    });
  const hired = (at: number) => teller.event('hired', at, candidate);

  it('is counted with its share when it is a measurement, and waits for the share when that is later still', async () => {
    await arrive(shareOf(NOON));
    await arrive(
      teller.event('share.measured', NOON + 50 * HOUR_MS, {
        shareId: 's1',
        provenance: 'manual',
        impressions: 70,
      }),
    );
    await arrive(
      teller.event('share.measured', NOON + 40 * HOUR_MS, {
        shareId: 's1',
        provenance: 'manual',
        impressions: 60,
        reactions: 3,
      }),
    );
    const early = teller.event('share.measured', NOON, {
      shareId: 's2',
      provenance: 'manual',
      impressions: 5,
    });
    await arrive(early);
    await arrive(
      teller.event('share.created', NOON - 72 * HOUR_MS, { shareId: 's2', by: 'company_page', network: 'x' }),
    );
  });

  it('moves a share to the day of the earlier telling', async () => {
    await arrive(shareOf(NOON, 'bob'));
    await arrive(shareOf(NOON - 48 * HOUR_MS, 'ann'));
    await arrive(shareOf(NOON - 24 * HOUR_MS, 'bob'));
  });

  it('regroups reach and credit by team when it is an enrolment', async () => {
    const click = teller.click(NOON, ann, { visitorKey: 'visitor-1' });
    await arrive(shareOf(NOON + HOUR_MS), click, applied(NOON + 30 * HOUR_MS, click.data.clickId));
    await arrive(enrolled(NOON - 200 * HOUR_MS, 'sales'));
    await arrive(enrolled(NOON - 1, 'care'));
    await arrive(enrolled(NOON + 1, 'it'));
  });

  it('joins a touch across midnight', async () => {
    await arrive(teller.click(MIDNIGHT + 20_000, ann, { visitorKey: 'visitor-1' }));
    await arrive(teller.click(MIDNIGHT - 9_000, ann, { visitorKey: 'visitor-1' }));
    await arrive(teller.click(MIDNIGHT - 10_000, ann, { visitorKey: 'visitor-2' }));
  });

  it('moves credit from one advocate to another when it is a click', async () => {
    const first = teller.click(NOON, ann, { visitorKey: 'visitor-1' });
    const second = teller.click(NOON + 5 * HOUR_MS, bob, { visitorKey: 'visitor-2' });
    await arrive(
      second,
      applied(NOON + 30 * HOUR_MS, first.data.clickId, second.data.clickId),
      hired(NOON + 99 * HOUR_MS),
    );
    const credited = async () =>
      (await pipeline.rollups(tenant))['credit_rollup']
        ?.filter(({ model, stage }) => model === 'first_touch' && stage === 'hire')
        .map(({ advocate_id, credit_micro }) => [advocate_id, credit_micro]) ?? [];
    expect((await credited()).filter(([, micro]) => micro !== 0)).toEqual([['bob', 1_000_000]]);
    await arrive(first);
    expect((await credited()).filter(([, micro]) => micro !== 0)).toEqual([['ann', 1_000_000]]);
  });

  it('belongs to the touch of its neighbour when it is a double click', async () => {
    const named = teller.click(NOON, ann, { visitorKey: 'visitor-1' });
    await arrive(applied(NOON + HOUR_MS, named.data.clickId));
    await arrive(named);
    const neighbour = teller.click(NOON - 20_000, ann, { visitorKey: 'visitor-1' });
    await arrive(neighbour);
    const { credit } = await pipeline.snapshot(tenant);
    expect(credit?.map(({ touch_events }) => touch_events)).toEqual(
      credit?.map(() => [neighbour.key, named.key]),
    );
  });

  it('belongs to the touch of its neighbour also when the named click was stored before the application', async () => {
    const named = teller.click(NOON, ann, { visitorKey: 'visitor-1' });
    await arrive(named);
    await arrive(applied(NOON + HOUR_MS, named.data.clickId));
    const neighbour = teller.click(NOON - 20_000, ann, { visitorKey: 'visitor-1' });
    await arrive(neighbour);
    const { credit } = await pipeline.snapshot(tenant);
    expect(credit?.[0]).toMatchObject({ touch_events: [neighbour.key, named.key] });
  });

  it('moves an outcome to another day, and nothing is left on the old one', async () => {
    await arrive(applied(NOON + 30 * HOUR_MS), hired(NOON + 99 * HOUR_MS));
    await arrive(applied(NOON - 30 * HOUR_MS), hired(NOON + 60 * HOUR_MS));
  });

  it('takes a reversed hire out of every number and leaves the trail', async () => {
    const click = teller.click(NOON, ann, { visitorKey: 'visitor-1' });
    await arrive(click, applied(NOON + 30 * HOUR_MS, click.data.clickId), hired(NOON + 99 * HOUR_MS));
    await arrive(teller.event('hire.reversed', NOON + 200 * HOUR_MS, candidate));
    const { outcome_rollup, credit_rollup, outcome } = await pipeline.snapshot(tenant);
    expect(outcome_rollup).toContainEqual(
      expect.objectContaining({ stage: 'hire', outcomes: 0, reversed: 1 }),
    );
    expect(credit_rollup?.filter(({ stage }) => stage === 'hire')).toEqual([]);
    expect(outcome).toContainEqual(
      expect.objectContaining({ stage: 'hire', reversed_at: new Date(NOON + 200 * HOUR_MS).toISOString() }),
    );
    const everHeld = await pipeline.clickhouse.query({
      query: `SELECT count() AS n FROM credit WHERE tenant = {tenant:String} AND stage = 'hire'`,
      query_params: { tenant },
      format: 'JSONEachRow',
    });
    expect((await everHeld.json<{ n: number }>())[0]?.n).toBeGreaterThan(0);
  });

  it('takes the outcomes of a deleted candidate out of every number, with all their applications', async () => {
    const other = { candidateRef: 'person', applicationId: 'application-2' };
    const click = teller.click(NOON, ann, { visitorKey: 'visitor-1' });
    await arrive(click, applied(NOON + 30 * HOUR_MS, click.data.clickId), hired(NOON + 99 * HOUR_MS));
    await arrive(
      teller.event('application.received', NOON + 40 * HOUR_MS, { ...other, vacancyId: 'v2' }),
      teller.event('offer.made', NOON + 80 * HOUR_MS, other),
    );
    await arrive(teller.event('outcome.reversed', NOON + 90 * HOUR_MS, { ...other, stage: 'offer' }));
    await arrive(teller.event('application.deleted', NOON + 100 * HOUR_MS, other));
    const standing = async () =>
      (await pipeline.snapshot(tenant))['outcome']
        ?.filter(({ reversed_at }) => reversed_at === null)
        .map(({ application_id, stage }) => [application_id, stage]);
    expect(await standing()).toEqual([
      ['application', 'application'],
      ['application', 'hire'],
    ]);
    await arrive(
      teller.event('candidate.deleted', NOON + 200 * HOUR_MS, { candidateRef: 'merged-away' }),
      teller.event('candidate.merged', NOON + 200 * HOUR_MS, {
        candidateRef: 'person',
        mergedRef: 'merged-away',
      }),
    );
    expect(await standing()).toHaveLength(2);
    await arrive(teller.event('candidate.deleted', NOON + 300 * HOUR_MS, { candidateRef: 'person' }));
    expect(await standing()).toEqual([]);
    expect((await pipeline.snapshot(tenant))['credit']).toEqual([]);
  });

  it('leaves every number of an anonymised candidate as it was, and nothing that leads to a person', async () => {
    const click = teller.click(NOON, ann, { visitorKey: 'visitor-1' });
    await arrive(click, applied(NOON + 30 * HOUR_MS, click.data.clickId));
    const before = await pipeline.snapshot(tenant);
    await arrive(teller.event('candidate.anonymised', NOON + 99 * HOUR_MS, { candidateRef: 'person' }));
    const { credit, credit_rollup } = await pipeline.snapshot(tenant);
    expect(credit).toEqual(before['credit']?.map((row) => ({ ...row, touch_events: [] })));
    expect(credit_rollup).toEqual(before['credit_rollup']);
  });

  it('moves credit by the word of the ATS while nothing better is known, and to the click when that comes', async () => {
    const click = teller.click(NOON, bob, { visitorKey: 'visitor-1' });
    const credited = async () =>
      (await pipeline.snapshot(tenant))['credit']
        ?.filter(({ model }) => model === 'linear')
        .map(({ channel, advocate_id, evidence }) => [channel, advocate_id, evidence]);
    await arrive(
      teller.event('application.received', NOON + HOUR_MS, {
        ...candidate,
        vacancyId: 'v1',
        evidence: [
          { kind: 'click_id', clickId: click.data.clickId },
          { kind: 'ats_source', channel: 'job_board' },
        ],
      }),
    );
    expect(await credited()).toEqual([['job_board', '', 'ats_source']]);
    await arrive(teller.event('source.changed', NOON + 2 * HOUR_MS, { ...candidate, channel: 'agency' }));
    expect(await credited()).toEqual([['agency', '', 'ats_source']]);
    await arrive(teller.event('source.changed', NOON + 3 * HOUR_MS, { ...candidate, creditedTo: 'ann' }));
    expect(await credited()).toEqual([['advocate', 'ann', 'credited_to']]);
    await arrive(click);
    expect(await credited()).toEqual([['advocate', 'bob', 'click_id']]);
  });

  it('joins a visitor with what they viewed before and after they applied', async () => {
    const visitorKey = 'browser-1';
    const click = teller.click(NOON, ann, { visitorKey: 'visitor-1' });
    const viewed = (at: number, carried: { clickId: string } | { linkCode: string }) =>
      teller.event('vacancy.viewed', at, { vacancyId: 'v1', viewId: 'w', visitorKey, ...carried });
    await arrive(viewed(NOON + 9_000, { clickId: click.data.clickId }));
    await arrive(
      teller.event('application.received', NOON + 30 * HOUR_MS, {
        ...candidate,
        vacancyId: 'v1',
        evidence: [{ kind: 'visitor_key', visitorKey }],
      }),
    );
    await arrive(click);
    await arrive(viewed(NOON + 10 * HOUR_MS, { linkCode: bob.code }));
    await arrive(viewed(NOON + 31 * HOUR_MS, { linkCode: bob.code }));
    const { credit } = await pipeline.snapshot(tenant);
    expect(
      credit
        ?.filter(({ model }) => model === 'linear')
        .map(({ advocate_id, evidence, credit_micro }) => [advocate_id, evidence, credit_micro]),
    ).toEqual([
      ['ann', 'visitor_key', 500_000],
      ['bob', 'visitor_key', 500_000],
    ]);
  });

  it('counts under one reference what was told of two that are merged', async () => {
    const other = { candidateRef: 'same-person', applicationId: 'application-2' };
    await arrive(
      applied(NOON),
      teller.event('application.received', NOON + HOUR_MS, { ...other, vacancyId: 'v2' }),
    );
    await arrive(
      teller.event('candidate.merged', NOON + 2 * HOUR_MS, {
        candidateRef: 'person',
        mergedRef: 'same-person',
      }),
    );
    await arrive(teller.event('hired', NOON + 70 * HOUR_MS, other));
    const { outcome } = await pipeline.snapshot(tenant);
    expect(outcome?.map(({ candidate_ref, application_id }) => [candidate_ref, application_id])).toEqual([
      ['person', 'application'],
      ['person', 'application-2'],
      ['person', 'application-2'],
    ]);
  });

  it('is due once more when its day was computed between the mark and the insert', async () => {
    const { clickhouse } = pipeline;
    const click = teller.click(NOON, ann, { visitorKey: 'visitor-1' });
    const slow = new Proxy(clickhouse, {
      get: (target, name) =>
        name === 'insert'
          ? async (...args: Parameters<typeof clickhouse.insert>) => {
              await pipeline.settle();
              return target.insert(...args);
            }
          : (Reflect.get(target, name, target) as unknown),
    });
    await processBatch({ ...pipeline.stores, clickhouse: slow }, pipeline.batch([click]));
    await pipeline.settle();
    expectAsRecounted(await pipeline.rollups(tenant), [click], [ann], ZONE);
  });
});
