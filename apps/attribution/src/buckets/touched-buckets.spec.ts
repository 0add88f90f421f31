import { asId, type TenantId } from '#domain/ids.js';
import { seededRandom } from '#testing/random.js';
import { StoryTeller } from '../testing/story.js';
import { LocalDays } from './local-days.js';
import { touchedBuckets } from './touched-buckets.js';

const AMSTERDAM = asId<TenantId>('amsterdam');
const AUCKLAND = asId<TenantId>('auckland');
const ZONES: Readonly<Record<string, string>> = {
  amsterdam: 'Europe/Amsterdam',
  auckland: 'Pacific/Auckland',
};
const at = (text: string): number => Date.parse(text);

describe('the buckets that events touch', () => {
  const teller = new StoryTeller(AMSTERDAM, seededRandom(1));
  const [link] = teller.links(1);
  let days: LocalDays;
  beforeAll(async () => {
    days = await LocalDays.of([AMSTERDAM, AUCKLAND], (tenant) => Promise.resolve(ZONES[tenant]));
  });
  const reachDays = (...events: Parameters<typeof touchedBuckets>[0]): string[] =>
    touchedBuckets(events, days)
      .buckets.map(({ tenant, kind, day }) => `${tenant} ${kind} ${day}`)
      .sort();

  it('are the local day of a click, in the zone of its tenant', () => {
    const elsewhere = new StoryTeller(AUCKLAND, seededRandom(1));
    const click = at('2026-03-05T12:00:00Z');
    expect(reachDays(teller.click(click, link), elsewhere.click(click, link))).toEqual([
      'amsterdam reach 2026-03-05',
      'auckland reach 2026-03-06',
    ]);
  });

  it('are both days for a click that can end a touch after midnight, the thirtieth second included', () => {
    expect(reachDays(teller.click(at('2026-03-05T22:59:30.000Z'), link))).toEqual([
      'amsterdam reach 2026-03-05',
      'amsterdam reach 2026-03-06',
    ]);
    expect(reachDays(teller.click(at('2026-03-05T22:59:29.999Z'), link))).toEqual([
      'amsterdam reach 2026-03-05',
    ]);
  });

  it('follow the clock change: the 29th of March has 23 hours in Amsterdam', () => {
    expect(reachDays(teller.click(at('2026-03-29T21:59:00Z'), link))).toEqual(['amsterdam reach 2026-03-29']);
    expect(reachDays(teller.click(at('2026-03-29T22:00:00Z'), link))).toEqual(['amsterdam reach 2026-03-30']);
  });

  it('are each named once, however many events fall into them', () => {
    const share = teller.event('share.created', at('2026-03-05T12:00:00Z'), {
      shareId: 's',
      by: 'company_page',
      network: 'x',
    });
    expect(
      reachDays(
        share,
        teller.click(at('2026-03-05T13:00:00Z'), link),
        teller.click(at('2026-03-05T14:00:00Z'), link),
      ),
    ).toEqual(['amsterdam reach 2026-03-05']);
  });

  it('are all from the earliest enrolment on, because teams change', () => {
    const enrolled = (when: string) =>
      teller.event('advocate.enrolled', at(when), { advocateId: 'ann', team: 'sales', noticeVersion: '1' });
    expect(
      touchedBuckets([enrolled('2026-03-07T12:00:00Z'), enrolled('2026-03-05T23:30:00Z')], days),
    ).toEqual({
      buckets: [],
      regrouped: [{ tenant: AMSTERDAM, from: '2026-03-06' }],
    });
  });

  it('are none for a measurement or a recruitment event: the store has to tell which days those touch', () => {
    const measured = teller.event('share.measured', at('2026-03-05T12:00:00Z'), {
      shareId: 's',
      provenance: 'manual',
      impressions: 1,
    });
    const hired = teller.event('hired', at('2026-03-05T12:00:00Z'), {
      candidateRef: 'p',
      applicationId: 'a',
    });
    expect(touchedBuckets([measured, hired], days)).toEqual({ buckets: [], regrouped: [] });
  });
});
