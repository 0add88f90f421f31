import { factFamily } from '#domain/events/catalogue.js';
import { asId, type AdvocateId, type TenantId } from '#domain/ids.js';
import { seededRandom } from '#testing/random.js';
import { StoryTeller } from '../testing/story.js';
import { factBatch } from './fact-batch.js';
import { type LoggedEvent } from './logged-event.js';

const NOON = Date.parse('2026-03-05T12:00:00Z');

describe('the rows of a batch', () => {
  const teller = new StoryTeller(asId<TenantId>('acme'), seededRandom(1));
  const logged = (event: LoggedEvent['event'], offset = 7): LoggedEvent => ({
    event,
    position: { topic: 'accepted', partition: 1, offset },
    raw: Buffer.from(JSON.stringify(event)),
  });
  const rowsOf = (event: LoggedEvent['event']) => {
    const { click, share, share_measure, talent_event, programme_event } = factBatch([logged(event)]);
    return [...click, ...share, ...share_measure, ...talent_event, ...programme_event].map(({ row }) => row);
  };

  it('are one per event, in the table of its family', () => {
    const [link] = teller.links(1);
    const clicks = teller.clicks(3, NOON, [link]);
    const events = [
      ...clicks,
      ...teller.shares(4, NOON, 1000),
      ...teller.enrolments(NOON, 1000),
      ...teller.hiring(4, NOON, 1000, clicks, [link]),
    ];
    const batch = factBatch(events.map((event) => logged(event)));
    for (const [table, facts] of Object.entries(batch) as [
      string,
      readonly { readonly logged: LoggedEvent }[],
    ][]) {
      expect(facts.map(({ logged: { event } }) => event)).toEqual(
        events.filter((event) => factFamily(event.type) === table),
      );
    }
  });

  it('carry what the link pointed at, and the empty text for what it did not say', () => {
    const context = {
      by: 'advocate',
      advocateId: asId<AdvocateId>('ann'),
      campaignId: 'spring',
      network: 'linkedin',
    } as const;
    expect(rowsOf(teller.click(NOON, { code: 'abc', context }))).toEqual([
      expect.objectContaining({
        tenant: 'acme',
        occurred_at: '2026-03-05T12:00:00.000Z',
        log_partition: 1,
        log_offset: 7,
        link_code: 'abc',
        sharer: 'advocate',
        advocate_id: 'ann',
        campaign_id: 'spring',
        content_id: '',
        vacancy_id: '',
        share_id: '',
        network: 'linkedin',
        visitor_key: '',
      }),
    ]);
  });

  it('tell zero from not known', () => {
    const shared = { shareId: 's', by: 'company_page', network: 'x' } as const;
    expect(
      rowsOf(
        teller.event('share.created', NOON, { ...shared, audience: { size: 0, provenance: 'declared' } }),
      ),
    ).toMatchObject([{ audience: 0 }]);
    expect(rowsOf(teller.event('share.created', NOON, shared))).toMatchObject([
      { audience: null, own_words: null },
    ]);
    expect(
      rowsOf(teller.event('share.measured', NOON, { shareId: 's', provenance: 'manual', impressions: 0 })),
    ).toMatchObject([{ impressions: 0, reactions: null }]);
  });

  it('can be found by candidate, vacancy or subject', () => {
    expect(rowsOf(teller.event('hired', NOON, { candidateRef: 'p', applicationId: 'a' }))).toMatchObject([
      { candidate_ref: 'p', application_id: 'a', vacancy_id: '' },
    ]);
    expect(rowsOf(teller.event('vacancy.opened', NOON, { vacancyId: 'v', title: 'Baker' }))).toMatchObject([
      { candidate_ref: '', vacancy_id: 'v' },
    ]);
    expect(rowsOf(teller.event('advocate.left', NOON, { advocateId: 'ann' }))).toMatchObject([
      { subject: 'ann' },
    ]);
    expect(
      rowsOf(
        teller.event('page.followers', NOON, {
          pageId: 'page',
          network: 'x',
          day: '2026-03-05',
          followers: 3,
        }),
      ),
    ).toMatchObject([{ subject: 'page' }]);
    expect(
      rowsOf(
        teller.event('content.offered', NOON, {
          contentId: 'c',
          title: 'Film',
          kind: 'video',
          offeredTo: 'everyone',
        }),
      ),
    ).toMatchObject([{ subject: 'c' }]);
    expect(
      rowsOf(
        teller.event('survey.answered', NOON, {
          wave: 'w1',
          group: 'g',
          groupSize: 9,
          answers: { proud: 4 },
        }),
      ),
    ).toMatchObject([{ subject: 'w1' }]);
  });
});
