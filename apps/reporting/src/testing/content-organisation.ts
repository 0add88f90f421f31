import { type Random, seededRandom } from '#testing/random.js';

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
export const START_MS = Date.parse('2026-03-20T12:00:00Z');
const DAYS = 26;

/** When half of it came in, and the rest. */
export const KNOWN_EARLY = '2026-05-01T00:00:00.000Z';
export const KNOWN_LATE = '2026-05-20T00:00:00.000Z';

interface Event {
  readonly event_key: string;
  readonly occurred_at: string;
  readonly received_at: string;
}
export interface ContentShare extends Event {
  readonly share_id: string;
  readonly sharer: string;
  readonly advocate_id: string;
  readonly campaign_id: string;
  readonly content_id: string;
  readonly vacancy_id: string;
  readonly network: string;
  readonly link_code: string;
  readonly own_words: boolean | null;
  readonly audience: number | null;
}
export interface ContentMeasurement extends Event {
  readonly share_id: string;
  readonly impressions: number | null;
  readonly reactions: number | null;
  readonly comments: number | null;
  readonly reshares: number | null;
}
export interface ContentClick extends Event {
  readonly link_code: string;
  readonly share_id: string;
  readonly sharer: string;
  readonly advocate_id: string;
  readonly campaign_id: string;
  readonly content_id: string;
  readonly vacancy_id: string;
  readonly network: string;
  readonly verdict: string;
  readonly visitor_key: string;
}
export interface Programme extends Event {
  readonly type: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}
export interface OfflineCredit {
  readonly candidate: string;
  readonly at: string;
  readonly touches: readonly {
    readonly advocate: string;
    readonly campaign: string;
    readonly network: string;
    readonly micro: number;
  }[];
}

/** What was shared at an organisation, and what friends did with it. */
export interface ContentOrganisation {
  readonly shares: readonly ContentShare[];
  readonly measurements: readonly ContentMeasurement[];
  readonly clicks: readonly ContentClick[];
  readonly programme: readonly Programme[];
  readonly hires: readonly OfflineCredit[];
}

const CONTENT = ['', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10', 'c11', 'c12'] as const;
const NETWORKS = ['linkedin', 'linkedin', 'x', 'intranet', 'offline'] as const;
/** Twelve in sales, twelve in care, two in legal, which is too small to be shown. */
export const PEOPLE = Array.from({ length: 26 }, (_, n) => ({
  id: `p${String(n).padStart(2, '0')}`,
  team: n < 12 ? 'sales' : n < 24 ? 'care' : 'legal',
  isNamed: n % 2 === 0,
}));
const IDS = PEOPLE.map(({ id }) => id) as [string, ...string[]];

export function contentOrganisation(seed: number): ContentOrganisation {
  const random = seededRandom(seed);
  const shares = sharesOf(random);
  return {
    shares,
    measurements: measurementsOf(random, shares),
    clicks: clicksOf(random, shares),
    programme: [...membershipsOf(random), ...offersOf(random), ...followersOf(random)],
    hires: Array.from({ length: 60 }, (_, n) => hireOf(random, n)),
  };
}

function sharesOf(random: Random): ContentShare[] {
  const made = Array.from({ length: 420 }, (_, n): ContentShare => {
    const isPage = random.chance(0.25);
    return {
      ...event(random, moment(random)),
      share_id: `share-${String(n)}`,
      sharer: isPage ? 'company_page' : 'advocate',
      advocate_id: isPage ? '' : random.pick(IDS),
      campaign_id: random.pick(['', 'nurses', 'drivers']),
      // Hardly anybody shares this one: too few to be spoken about.
      content_id: random.chance(0.015) ? 'rare' : random.pick(CONTENT),
      vacancy_id: random.pick(['', '', 'v1', 'v2']),
      network: random.pick(NETWORKS),
      // Some links are carried by two shares, some shares have none.
      link_code: random.chance(0.15) ? '' : `link-${String(random.chance(0.1) ? n - (n % 5) : n)}`,
      own_words: random.pick([true, false, null]),
      audience: random.chance(0.7) ? 50 + random.int(900) : null,
    };
  });
  // Some are told a second time, later and differently: the earliest stands.
  const again = made
    .filter(() => random.chance(0.1))
    .map((share) => ({
      ...share,
      ...event(random, Date.parse(share.occurred_at) + 3 * DAY_MS),
      own_words: true,
    }));
  return [...made, ...again];
}

function measurementsOf(random: Random, shares: readonly ContentShare[]): ContentMeasurement[] {
  return shares
    .filter(() => random.chance(0.7))
    .flatMap(({ share_id, occurred_at }) =>
      [1, 2].map((day) => {
        const counter = (below: number) => (random.chance(0.8) ? random.int(below) * day : null);
        return {
          ...event(random, Date.parse(occurred_at) + day * DAY_MS),
          share_id,
          impressions: counter(900),
          reactions: counter(20),
          comments: counter(8),
          reshares: counter(5),
        };
      }),
    );
}

function clicksOf(random: Random, shares: readonly ContentShare[]): ContentClick[] {
  return shares
    .filter(({ link_code }) => link_code !== '' || random.chance(0.3))
    .flatMap((share) =>
      Array.from({ length: random.int(9) }, () => ({
        ...event(random, Date.parse(share.occurred_at) + random.int(12 * 24) * HOUR_MS),
        link_code: share.link_code === '' ? `told-${share.share_id}` : share.link_code,
        // A link may know its share, also when the share does not know its link.
        share_id: share.link_code === '' ? share.share_id : '',
        sharer: share.sharer,
        advocate_id: share.advocate_id,
        campaign_id: share.campaign_id,
        content_id: share.content_id,
        vacancy_id: share.vacancy_id,
        network: share.network,
        verdict: random.pick(['human', 'human', 'human', 'bot', 'self']),
        visitor_key: random.chance(0.1) ? '' : `visitor-${String(random.int(60))}`,
      })),
    );
}

function membershipsOf(random: Random): Programme[] {
  const told = (type: string, advocateId: string, at: number, more: Readonly<Record<string, unknown>>) => ({
    ...event(random, at),
    received_at: KNOWN_EARLY,
    type,
    subject: advocateId,
    data: { advocateId, ...more },
  });
  return [
    ...PEOPLE.map(({ id, team, isNamed }) =>
      told('advocate.enrolled', id, START_MS - 40 * DAY_MS, {
        team,
        noticeVersion: 'v1',
        namedInReports: isNamed,
      }),
    ),
    // One changes teams, one leaves for good, some leave and come back.
    told('advocate.enrolled', 'p03', START_MS + 9 * DAY_MS, { team: 'care', noticeVersion: 'v1' }),
    told('advocate.left', 'p05', START_MS + 8 * DAY_MS, {}),
    ...['p13', 'p15', 'p17'].flatMap((id) => [
      told('advocate.left', id, START_MS + 11 * DAY_MS, {}),
      told('advocate.enrolled', id, START_MS + 18 * DAY_MS, { team: 'care', noticeVersion: 'v1' }),
    ]),
  ];
}

function offersOf(random: Random): Programme[] {
  const offer = (contentId: string, day: number, offeredTo: 'everyone' | string[]): Programme => ({
    ...event(random, START_MS + day * DAY_MS),
    type: 'content.offered',
    subject: contentId,
    data: {
      contentId,
      title: contentId,
      kind: random.pick(['article', 'video', 'vacancy']),
      ...(random.chance(0.6) ? { campaignId: random.pick(['nurses', 'drivers']) } : {}),
      ...(random.chance(0.3) ? { vacancyId: 'v3' } : {}),
      offeredTo,
    },
  });
  const anybody = () =>
    random.pick<'everyone' | string[]>(['everyone', ['sales'], ['care', 'legal'], ['legal']]);
  return [
    ...CONTENT.slice(2, -2).flatMap((contentId, n) =>
      [0, ...(random.chance(0.4) ? [4] : [])].map((later) => offer(contentId, n * 2 - 4 + later, anybody())),
    ),
    // To a team, and to everybody when the period is over.
    offer('c1', 1, ['sales']),
    offer('c1', 24, 'everyone'),
  ];
}

function followersOf(random: Random): Programme[] {
  return ['linkedin', 'x', 'youtube'].flatMap((network) =>
    [-10, 2, 9, 16].map((day) => ({
      ...event(random, START_MS + (day + 1) * DAY_MS),
      type: 'page.followers',
      subject: `page-${network}`,
      data: {
        pageId: `page-${network}`,
        network,
        day: new Date(START_MS + day * DAY_MS).toISOString().slice(0, 10),
        followers: 500 + random.int(400),
      },
    })),
  );
}

function hireOf(random: Random, n: number): OfflineCredit {
  const count = random.int(4);
  return {
    candidate: `person-${String(n)}`,
    at: instant(moment(random)),
    touches: Array.from({ length: count }, (_, i) => ({
      advocate: random.pick(IDS),
      campaign: random.pick(['', 'nurses', 'drivers']),
      network: random.pick(['offline', 'linkedin']),
      micro: i === count - 1 ? 1_000_000 - 200_000 * i : 200_000,
    })),
  };
}

function event(random: Random, at: number): Event {
  const hex = () => random.int(0x1_0000).toString(16).padStart(4, '0');
  return {
    event_key: `${hex()}${hex()}-${hex()}-${hex()}-${hex()}-${hex()}${hex()}${hex()}`,
    occurred_at: instant(at),
    received_at: random.chance(0.6) ? KNOWN_EARLY : KNOWN_LATE,
  };
}

function moment(random: Random): number {
  return START_MS + random.int(DAYS * 24 * 60) * 60_000;
}

export function instant(ms: number): string {
  return new Date(ms).toISOString();
}
