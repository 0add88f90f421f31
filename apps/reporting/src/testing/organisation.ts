import { PATH_MODELS } from '#domain/attribution/models.js';
import { MICRO_PER_OUTCOME } from '#domain/attribution/micro-credits.js';
import { STAGES } from '#domain/events/talent.js';
import { type Random, seededRandom } from '#testing/random.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Clocks go forward in Amsterdam in the night of 29 March 2026; the days around it are generated. */
const START = Date.parse('2026-03-26T12:00:00Z');
const DAYS = 8;

export interface Fact {
  readonly event_key: string;
  readonly occurred_at: string;
}
export interface Origin {
  readonly sharer: 'advocate' | 'company_page';
  readonly advocate_id: string;
  readonly campaign_id: string;
  readonly content_id: string;
  readonly network: string;
}
export interface Click extends Fact, Origin {
  readonly link_code: string;
  readonly verdict: string;
  readonly rule: string;
  readonly visitor_key: string;
}
export interface Share extends Fact, Origin {
  readonly share_id: string;
  readonly audience: number | null;
}
export const COUNTERS = ['impressions', 'members_reached', 'reactions', 'comments', 'reshares'] as const;
export interface Measurement extends Fact, Record<(typeof COUNTERS)[number], number | null> {
  readonly share_id: string;
}
export interface Enrolment extends Fact {
  readonly subject: string;
  readonly data: string;
}
/** What else people did in the programme. */
export interface Deed extends Enrolment {
  readonly type: 'advocate.left' | 'training.completed';
}
export interface Outcome {
  readonly candidate_ref: string;
  readonly version: number;
  readonly application_id: string;
  readonly stage: string;
  readonly occurred_at: string;
  readonly reversed_at: string | null;
  readonly vacancy_id: string;
  readonly internal: boolean;
}
export interface Credit extends Omit<Origin, 'sharer'> {
  readonly candidate_ref: string;
  readonly version: number;
  readonly application_id: string;
  readonly stage: string;
  readonly model: string;
  readonly touch_index: number;
  readonly outcome_at: string;
  readonly touch_at: string | null;
  readonly vacancy_id: string;
  readonly channel: string;
  readonly credit_micro: number;
}

/** What happened at one organisation, as rows of the fact tables and of the ledger. */
export interface Organisation {
  readonly clicks: readonly Click[];
  readonly shares: readonly Share[];
  readonly measurements: readonly Measurement[];
  readonly enrolments: readonly Enrolment[];
  readonly deeds?: readonly Deed[];
  readonly outcomes: readonly Outcome[];
  readonly credits: readonly Credit[];
  /** The version that stands, per candidate. */
  readonly heads: ReadonlyMap<string, number>;
}

const NAMED = 9;
/** Six in sales, six in care, two in legal: legal is too small to be shown. a15 shares without being enrolled. */
export const TEAMS = [
  'sales',
  'sales',
  'sales',
  'sales',
  'sales',
  'sales',
  'care',
  'care',
  'care',
  'care',
  'care',
  'care',
  'legal',
  'legal',
];
const ADVOCATES = Array.from({ length: 15 }, (_, index) => `a${String(index + 1).padStart(2, '0')}`) as [
  string,
  ...string[],
];
/** Who may be shown by name: opted in, in the order of the ids. */
export const NAMED_ADVOCATES = ADVOCATES.slice(0, NAMED);

export function organisation(seed: number): Organisation {
  const random = seededRandom(seed);
  return { ...advocacy(random), enrolments: enrolments(random), ...talent(random) };
}

function advocacy(random: Random): Pick<Organisation, 'clicks' | 'shares' | 'measurements'> {
  const links = Array.from({ length: 25 }, (_, index) => ({
    ...origin(random),
    link_code: `link-${String(index)}`,
  })) as [Origin & { link_code: string }];
  const clicks: Click[] = [];
  for (let n = 0; n < 1_200; n++) {
    const link = random.pick(links);
    const visitor_key = random.chance(0.1) ? '' : `visitor-${String(random.int(70))}`;
    const verdict = random.pick(['human', 'human', 'human', 'bot', 'preview', 'internal', 'self']);
    let at = moment(random);
    // A burst of double clicks, some gaps a little more than 30 s.
    for (let burst = random.chance(0.2) ? 3 : 1; burst > 0; burst--) {
      clicks.push({
        ...fact(random, at),
        ...link,
        visitor_key,
        verdict,
        rule: `${verdict}.${String(random.int(2))}`,
      });
      at += random.pick([1_000, 29_999, 30_000, 30_001]);
    }
  }
  const shares = Array.from({ length: 150 }, (_, index) => ({
    ...fact(random, moment(random)),
    ...origin(random),
    share_id: `share-${String(index)}`,
    audience: random.chance(0.8) ? random.int(3_000) : null,
  }));
  const measurements = shares
    .filter(() => random.chance(0.6))
    .flatMap(({ share_id }) =>
      Array.from({ length: 1 + random.int(3) }, () => {
        const counter = () => (random.chance(0.7) ? random.int(500) : null);
        return {
          ...fact(random, moment(random)),
          share_id,
          impressions: counter(),
          members_reached: counter(),
          reactions: counter(),
          comments: counter(),
          reshares: counter(),
        };
      }),
    );
  return { clicks, shares, measurements };
}

function enrolments(random: Random): Enrolment[] {
  const enrol = (subject: string, team: string, namedInReports: boolean, at: number): Enrolment => ({
    ...fact(random, at),
    subject,
    data: JSON.stringify({ advocateId: subject, team, noticeVersion: 'v1', namedInReports }),
  });
  const joined = TEAMS.map((team, index) =>
    enrol(ADVOCATES[index] ?? '', team, index < NAMED, START - 60 * DAY_MS),
  );
  // Opted in once and out again; and somebody who changes teams half-way.
  const changed = [
    enrol('a12', 'care', true, START - 90 * DAY_MS),
    enrol('a03', 'care', true, START + 3 * DAY_MS),
  ];
  return [...joined, ...changed];
}

function talent(random: Random): Pick<Organisation, 'outcomes' | 'credits' | 'heads'> {
  const outcomes: Outcome[] = [];
  const credits: Credit[] = [];
  const heads = new Map<string, number>();
  for (let n = 0; n < 120; n++) {
    const candidate_ref = `person-${String(n)}`;
    const versions = 1 + random.int(3);
    // The newest version is sometimes not the head: it was cut off before it became one.
    heads.set(candidate_ref, 1 + random.int(versions));
    for (let version = 1; version <= versions; version++) {
      for (let application = random.int(2); application >= 0; application--) {
        const base = {
          candidate_ref,
          version,
          application_id: `app-${String(application)}`,
          vacancy_id: random.pick(['', 'v1', 'v2', 'v3']),
          internal: random.chance(0.15),
        };
        let at = moment(random);
        for (const stage of STAGES.filter((name) => name === 'application' || random.chance(0.6))) {
          const occurred_at = instant(at);
          const reversed_at = stage === 'hire' && random.chance(0.3) ? instant(at + DAY_MS) : null;
          outcomes.push({ ...base, stage, occurred_at, reversed_at });
          if (reversed_at === null && !base.internal)
            credits.push(...creditsOf(random, { ...base, stage, outcome_at: occurred_at }));
          at += random.int(20 * HOUR_MS);
        }
      }
    }
  }
  return { outcomes, credits, heads };
}

function creditsOf(
  random: Random,
  base: Pick<Credit, 'candidate_ref' | 'version' | 'application_id' | 'vacancy_id' | 'stage' | 'outcome_at'>,
): Credit[] {
  const { candidate_ref, version, application_id, vacancy_id, stage, outcome_at } = base;
  const of = { candidate_ref, version, application_id, vacancy_id, stage, outcome_at };
  const nobody = { advocate_id: '', campaign_id: '', content_id: '', network: '' };
  const touches = random.int(4);
  return PATH_MODELS.flatMap(({ name: model }): Credit[] => {
    if (touches === 0)
      return [
        {
          ...of,
          model,
          touch_index: 0,
          touch_at: null,
          channel: 'unattributed',
          ...nobody,
          credit_micro: MICRO_PER_OUTCOME,
        },
      ];
    let left = MICRO_PER_OUTCOME;
    return Array.from({ length: touches }, (_, touch_index) => {
      const credit_micro = touch_index === touches - 1 ? left : random.int(left + 1);
      left -= credit_micro;
      const { sharer, ...rest } = origin(random);
      const isStated = random.chance(0.1);
      const channel = isStated ? (touch_index === 1 ? 'job_board' : 'direct') : sharer;
      return {
        ...of,
        model,
        touch_index,
        touch_at: instant(moment(random) - 5 * DAY_MS),
        channel,
        ...(isStated ? nobody : rest),
        credit_micro,
      };
    });
  });
}

function origin(random: Random): Origin {
  const sharer = random.chance(0.15) ? 'company_page' : 'advocate';
  return {
    sharer,
    advocate_id: sharer === 'advocate' ? random.pick(ADVOCATES) : '',
    campaign_id: random.pick(['', 'spring', 'summer']),
    content_id: random.pick(['', 'c1', 'c2', 'c3']),
    network: random.pick(['linkedin', 'linkedin', 'x', 'email']),
  };
}

function fact(random: Random, at: number): Fact {
  const hex = () => random.int(0x1_0000).toString(16).padStart(4, '0');
  return {
    event_key: `${hex()}${hex()}-${hex()}-${hex()}-${hex()}-${hex()}${hex()}${hex()}`,
    occurred_at: instant(at),
  };
}

function moment(random: Random): number {
  return START + random.int(DAYS * DAY_MS);
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
