import { MICRO_PER_OUTCOME } from '#domain/attribution/micro-credits.js';
import { STAGES } from '#domain/events/talent.js';
import { type Random, seededRandom } from '#testing/random.js';

export const DAY_MS = 86_400_000;
export const START_MS = Date.parse('2026-03-01T12:00:00Z');
export const TEAMS = Array.from({ length: 12 }, (_, n) => `team-${String(n).padStart(2, '0')}`);
export const MODELS = ['last_touch', 'linear'] as const;
export type Model = (typeof MODELS)[number];

export interface Person {
  readonly id: string;
  /** In the order in which they happened: a team joined, or '' for having left. */
  readonly moves: readonly { readonly at: number; readonly team: string }[];
}

export interface TouchFact {
  readonly channel: string;
  readonly advocateId: string;
  readonly campaign: string;
  readonly network: string;
  readonly evidence: string;
  readonly at: number;
  readonly micro: Readonly<Record<Model, number>>;
}

export interface ApplicationFact {
  readonly candidate: string;
  readonly id: string;
  readonly vacancy: string;
  readonly internal: boolean;
  readonly stages: readonly { readonly stage: string; readonly at: number; readonly isReversed: boolean }[];
  readonly touches: readonly TouchFact[];
  /** Under which reference the ATS told of it, and what it said then and later. */
  readonly toldAs: string;
  readonly said: readonly (readonly Record<string, string>[])[];
}

export interface ShareFact {
  readonly id: string;
  readonly sharer: string;
  readonly advocateId: string;
  readonly campaign: string;
  readonly vacancy: string;
  readonly network: string;
  readonly at: number;
  readonly audience: number | null;
  readonly link: string;
  readonly impressions: number | null;
  readonly interactions: number;
  /** Human clicks, and requests that were none. */
  readonly clicks: number;
  readonly bots: number;
}

/** Somebody who was hired early in 2025 and started soon after. */
export interface EmploymentFact {
  readonly candidate: string;
  readonly isInfluenced: boolean;
  readonly startedOn: string;
  /** Until they left; more than a year for those who are still there. */
  readonly stayedDays: number;
}

/** What is known of an organisation about evidence, shares and teams; what the reports say has to follow from it. */
export interface EvidenceOrganisation {
  readonly people: readonly Person[];
  readonly applications: readonly ApplicationFact[];
  readonly shares: readonly ShareFact[];
  readonly followers: Readonly<Record<string, number>>;
  readonly employments: readonly EmploymentFact[];
}

export function evidenceOrganisation(seed: number): EvidenceOrganisation {
  const random = seededRandom(seed);
  const people = Array.from({ length: 80 }, (_, n): Person => {
    const team = TEAMS[n % TEAMS.length] ?? '';
    const joined = { at: START_MS - 60 * DAY_MS, team };
    const later = {
      at: START_MS + (random.int(30) - 5) * DAY_MS,
      team: random.pick(['', 'team-00', 'team-05']),
    };
    return { id: `a${String(n).padStart(2, '0')}`, moves: random.chance(0.2) ? [joined, later] : [joined] };
  });
  const ids = people.map(({ id }) => id) as [string, ...string[]];
  return {
    people,
    applications: Array.from({ length: 400 }, (_, n) => application(random, n, ids)),
    shares: Array.from({ length: 300 }, (_, n) => share(random, n, ids)),
    followers: { linkedin: 900, x: 120 },
    employments: Array.from({ length: 60 }, (_, n) => ({
      candidate: `hired-${String(n)}`,
      isInfluenced: random.chance(0.5),
      startedOn: dayText(Date.parse('2025-03-01') + random.int(35) * DAY_MS),
      stayedDays: random.chance(0.3) ? 360 + random.int(10) : 10_000,
    })),
  };
}

function application(random: Random, n: number, ids: [string, ...string[]]): ApplicationFact {
  const candidate = `person-${String(n)}`;
  const appliedAt = START_MS + random.int(28 * DAY_MS);
  const touches = Array.from({ length: random.int(4) }, (_, i) => ({
    ...touchOrigin(random, ids),
    at: appliedAt - (4 - i) * random.int(5) * DAY_MS - (4 - i) * 1_000,
  }));
  const credits = touches.map((touch, i) => ({
    ...touch,
    micro: {
      last_touch: i === touches.length - 1 ? MICRO_PER_OUTCOME : 0,
      linear:
        Math.floor(MICRO_PER_OUTCOME / touches.length) + (i < MICRO_PER_OUTCOME % touches.length ? 1 : 0),
    },
  }));
  const reached = STAGES.filter((stage) => stage === 'application' || random.chance(0.6));
  return {
    candidate,
    id: `app-${String(n % 150)}`,
    vacancy: random.pick(['v1', 'v2', 'v3']),
    internal: random.chance(0.1),
    stages: reached.map((stage, i) => ({
      stage,
      at: appliedAt + i * random.int(3 * DAY_MS),
      isReversed: random.chance(stage === 'application' ? 0.03 : 0.1),
    })),
    touches: credits,
    toldAs: random.chance(0.1) ? `old-${String(n)}` : candidate,
    said: [saying(random, ids), ...(random.chance(0.3) ? [correction(random, ids)] : [])],
  };
}

function touchOrigin(random: Random, ids: [string, ...string[]]): Omit<TouchFact, 'at' | 'micro'> {
  const evidence = random.pick([
    'click_id',
    'link_code',
    'visitor_key',
    'referral',
    'ats_source',
    'direct_visit',
  ]);
  const channel =
    evidence === 'direct_visit'
      ? 'direct'
      : evidence === 'ats_source'
        ? random.pick(['job_board', 'agency', 'company_page'])
        : evidence !== 'referral' && random.chance(0.2)
          ? 'company_page'
          : 'advocate';
  return {
    channel,
    advocateId: channel === 'advocate' ? random.pick(ids) : '',
    campaign: channel === 'advocate' ? random.pick(['', 'nurses', 'nurses', 'drivers']) : '',
    network: channel === 'advocate' ? random.pick(['linkedin', 'x']) : '',
    evidence,
  };
}

function saying(random: Random, ids: [string, ...string[]]): Record<string, string>[] {
  return [
    ...(random.chance(0.4) ? [{ kind: 'credited_to', advocateId: random.pick(ids) }] : []),
    ...(random.chance(0.5)
      ? [{ kind: 'ats_source', channel: random.pick(['job_board', 'company_page', 'agency']) }]
      : []),
    ...(random.chance(0.3)
      ? [{ kind: 'candidate_answer', channel: random.pick(['advocate', 'company_page']) }]
      : []),
    ...(random.chance(0.2) ? [{ kind: 'candidate_answer', advocateId: random.pick(ids) }] : []),
  ];
}

function correction(random: Random, ids: [string, ...string[]]): Record<string, string>[] {
  return random.chance(0.5)
    ? [{ kind: 'credited_to', advocateId: random.pick(ids) }]
    : [{ kind: 'ats_source', channel: random.pick(['job_board', 'event']) }];
}

function share(random: Random, n: number, ids: [string, ...string[]]): ShareFact {
  const isPage = random.chance(0.25);
  const link = random.chance(0.8) ? `link-${String(n)}` : '';
  return {
    id: `share-${String(n)}`,
    sharer: isPage ? 'company_page' : 'advocate',
    advocateId: isPage ? '' : random.pick(ids),
    campaign: random.pick(['', 'nurses', 'drivers']),
    vacancy: random.pick(['', 'v1', 'v2']),
    network: random.pick(['linkedin', 'x', 'intranet']),
    at: START_MS + random.int(28 * DAY_MS),
    audience: random.chance(0.7) ? 50 + random.int(500) : null,
    link,
    impressions: random.chance(0.6) ? 100 + random.int(2_000) : null,
    interactions: random.int(30),
    clicks: link === '' ? 0 : random.int(isPage ? 8 : 16),
    bots: link === '' ? 0 : random.int(3),
  };
}

export function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
