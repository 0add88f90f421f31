import { type Random, seededRandom } from '#testing/random.js';

const DAY_MS = 86_400_000;
const START = Date.parse('2024-01-01T00:00:00Z');
const DAYS = 730;
/** What came in by then, and what later. */
const EARLY = '2026-01-10T00:00:00.000Z';
export const KNOWN_AT = '2026-02-01T00:00:00.000Z';
const LATE = '2026-02-20T00:00:00.000Z';
const MODELS = ['first_touch', 'last_touch', 'linear'] as const;
const CHANNELS = ['advocate', 'advocate', 'job_board', 'direct', 'agency', 'company_page'] as const;
const WHOLE = 1_000_000;

export interface HiringOutcome {
  readonly candidate_ref: string;
  readonly version: number;
  readonly application_id: string;
  readonly stage: string;
  readonly occurred_at: string;
  readonly reversed_at: string | null;
  readonly vacancy_id: string;
  readonly internal: boolean;
}
export interface HiringCredit {
  readonly candidate_ref: string;
  readonly version: number;
  readonly application_id: string;
  readonly stage: string;
  readonly model: string;
  readonly touch_index: number;
  readonly outcome_at: string;
  readonly vacancy_id: string;
  readonly channel: string;
  readonly credit_micro: number;
}
export interface HiringHead {
  readonly candidate_ref: string;
  readonly version: number;
  readonly published_at: string;
}
export interface TalentFact {
  readonly event_key: string;
  readonly type: string;
  readonly occurred_at: string;
  readonly received_at: string;
  readonly data: Readonly<Record<string, unknown>>;
}
/** Two years of hiring at one organisation, as rows of the ledger and as recruitment events. */
export interface HiringOrganisation {
  readonly outcomes: readonly HiringOutcome[];
  readonly credits: readonly HiringCredit[];
  readonly heads: readonly HiringHead[];
  readonly events: readonly TalentFact[];
}

export const VACANCIES = Array.from({ length: 14 }, (_, index) => `v${String(index)}`) as [
  string,
  ...string[],
];

export function hiringOrganisation(seed: number): HiringOrganisation {
  return new HiringGenerator(seededRandom(seed)).generate();
}

class HiringGenerator {
  private readonly outcomes: HiringOutcome[] = [];
  private readonly credits: HiringCredit[] = [];
  private readonly heads: HiringHead[] = [];
  private readonly events: TalentFact[] = [];

  constructor(private readonly random: Random) {}

  generate(): HiringOrganisation {
    this.vacancies();
    this.costs();
    for (let n = 0; n < 420; n++) this.candidate(`p${String(n)}`);
    for (let n = 0; n < 5; n++)
      this.employment({ candidateRef: `stranger${String(n)}` }, START + n * 9 * DAY_MS);
    return { outcomes: this.outcomes, credits: this.credits, heads: this.heads, events: this.events };
  }

  /** The last one is never opened; some are opened again, for another team. */
  private vacancies(): void {
    const { random } = this;
    for (const vacancyId of VACANCIES.slice(0, -1)) {
      const at = START + random.int(200) * DAY_MS;
      const cost = () =>
        random.chance(0.6)
          ? { cost: { amountMinor: random.int(900_000), currency: random.pick(['EUR', 'EUR', 'GBP']) } }
          : {};
      const team = () => (random.chance(0.8) ? { team: random.pick(['bread', 'cakes']) } : {});
      this.tell('vacancy.opened', at, { vacancyId, title: 'Baker', ...team(), ...cost() });
      if (random.chance(0.4))
        this.tell('vacancy.opened', at + 90 * DAY_MS, { vacancyId, title: 'Baker', ...team(), ...cost() });
      if (random.chance(0.7)) this.tell('vacancy.closed', at + 400 * DAY_MS, { vacancyId, ...cost() });
    }
  }

  private costs(): void {
    const { random } = this;
    for (let n = 0; n < 60; n++) {
      const costId = `cost${String(n)}`;
      const from = START + (random.int(DAYS) - 60) * DAY_MS;
      const statement = () => ({
        costId,
        kind: random.pick(['external', 'internal']),
        category: 'any',
        ...(random.chance(0.75) ? { channel: random.pick(['advocate', 'agency', 'job_board']) } : {}),
        ...(random.chance(0.15) ? { vacancyId: random.pick(VACANCIES) } : {}),
        from: isoDay(from),
        to: isoDay(from + random.int(120) * DAY_MS),
        amount: { amountMinor: random.int(3_000_000), currency: random.pick(['EUR', 'EUR', 'EUR', 'GBP']) },
      });
      this.tell('cost.recorded', from, statement());
      if (random.chance(0.3)) this.tell('cost.recorded', from + DAY_MS, statement(), random.chance(0.5));
    }
  }

  /** Versions up to three; some never become head, some only after the moment that is asked about. */
  private candidate(candidate_ref: string): void {
    const { random } = this;
    const versions = 1 + random.int(3);
    this.heads.push({ candidate_ref, version: 1, published_at: EARLY });
    if (versions > 1 && random.chance(0.5))
      this.heads.push({ candidate_ref, version: 2, published_at: LATE });
    const applications = Array.from({ length: random.chance(0.1) ? 2 : 1 }, (_, index) => ({
      application_id: `${candidate_ref}-a${String(index)}`,
      vacancy_id: random.chance(0.02) ? '' : random.pick(VACANCIES),
      internal: random.chance(0.08),
      at: START + random.int(DAYS * DAY_MS),
    }));
    for (let version = 1; version <= versions; version++)
      for (const application of applications) this.application(candidate_ref, version, application);
  }

  private application(
    candidate_ref: string,
    version: number,
    { at, ...of }: { application_id: string; vacancy_id: string; internal: boolean; at: number },
  ): void {
    const { random } = this;
    const journey = Array.from({ length: random.int(4) }, () => random.pick(CHANNELS));
    let moment = at;
    for (const stage of ['application', 'interview', 'offer', 'hire']) {
      if (stage !== 'application' && !random.chance(0.9)) continue;
      if (stage === 'application' && random.chance(0.03)) continue;
      const occurred_at = instant(moment);
      const reversed_at = stage === 'hire' && random.chance(0.1) ? instant(moment + DAY_MS) : null;
      this.outcomes.push({ candidate_ref, version, ...of, stage, occurred_at, reversed_at });
      if (reversed_at === null && !of.internal)
        this.credit({ candidate_ref, version, ...of, stage, outcome_at: occurred_at }, journey);
      if (stage === 'hire' && version === 1 && random.chance(0.9))
        this.start(candidate_ref, of.vacancy_id, moment);
      moment += random.int(25 * DAY_MS);
    }
  }

  private credit(
    {
      internal: _internal,
      ...of
    }: Omit<HiringCredit, 'model' | 'touch_index' | 'channel' | 'credit_micro'> & {
      internal: boolean;
    },
    journey: readonly string[],
  ): void {
    for (const model of MODELS) {
      if (journey.length === 0)
        this.credits.push({ ...of, model, touch_index: 0, channel: 'unattributed', credit_micro: WHOLE });
      const equal = Math.floor(WHOLE / journey.length);
      const share = { first_touch: 0, last_touch: journey.length - 1, linear: -1 }[model];
      journey.forEach((channel, touch_index) => {
        const rest = touch_index === 0 ? WHOLE - equal * journey.length : 0;
        const credit_micro = share === -1 ? equal + rest : touch_index === share ? WHOLE : 0;
        this.credits.push({ ...of, model, touch_index, channel, credit_micro });
      });
    }
  }

  private start(candidate: string, vacancyId: string, hiredAt: number): void {
    const { random } = this;
    const on = hiredAt + (5 + random.int(50)) * DAY_MS;
    const vacancy = vacancyId === '' || random.chance(0.3) ? {} : { vacancyId };
    if (random.chance(0.08)) return this.employment(vacancyId === '' ? {} : { vacancyId }, on);
    const candidateRef = random.chance(0.1) ? `old-${candidate}` : candidate;
    if (candidateRef !== candidate)
      this.tell('candidate.merged', hiredAt, { candidateRef: candidate, mergedRef: candidateRef });
    this.employment({ candidateRef, ...vacancy }, on);
    if (random.chance(0.05)) this.employment({ candidateRef, ...vacancy }, on + 200 * DAY_MS);
  }

  private employment(of: Readonly<Record<string, string>>, on: number): void {
    const { random } = this;
    const employmentRef = `e${String(this.events.length)}`;
    const place = {
      ...(random.chance(0.97) ? { role: random.pick(['baker', 'miller']) } : {}),
      ...(random.chance(0.97) ? { site: random.pick(['utrecht', 'breda']) } : {}),
      level: random.pick(['junior', 'junior', 'senior']),
    };
    this.tell('employment.started', on, { employmentRef, startedOn: isoDay(on), ...place, ...of });
    // The first day was put off after all.
    if (random.chance(0.1))
      this.tell(
        'employment.started',
        on + DAY_MS,
        { employmentRef, startedOn: isoDay(on + 20 * DAY_MS), ...place, ...of },
        random.chance(0.5),
      );
    if (!random.chance(0.55)) return;
    const end = on + (random.int(500) - 3) * DAY_MS;
    this.tell('employment.ended', end, { employmentRef, endedOn: isoDay(end) }, random.chance(0.1));
    if (random.chance(0.1))
      this.tell('employment.ended', end + DAY_MS, { employmentRef, endedOn: isoDay(end + 60 * DAY_MS) });
  }

  private tell(type: string, at: number, data: Readonly<Record<string, unknown>>, isLate = false): void {
    const hex = () => this.random.int(0x1_0000).toString(16).padStart(4, '0');
    this.events.push({
      event_key: `${hex()}${hex()}-${hex()}-${hex()}-${hex()}-${hex()}${hex()}${hex()}`,
      type,
      occurred_at: instant(at),
      received_at: isLate ? LATE : EARLY,
      data,
    });
  }
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

function isoDay(ms: number): string {
  return instant(ms).slice(0, 10);
}
