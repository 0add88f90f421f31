import { type Offer, type Vacancy } from './publishing.js';
import { type Random } from './random.js';
import { SOURCES, type Stage } from './stage.js';
import { type Evidence, type Trails } from './trails.js';
import { DAY_MS, dayOf, HOUR_MS, instant, MINUTE_MS } from './year.js';

const INTERNAL_SHARE = 0.04;
const SECOND_APPLICATION_SHARE = 0.06;
const REVERSAL_SHARE = 0.08;

/** Candidates, from application to hire or refusal, as the recruitment system reports them. */
export class Hiring {
  constructor(
    private readonly stage: Stage,
    private readonly offer: Offer,
    private readonly trails: Trails,
  ) {}

  plan(): void {
    for (const vacancy of this.offer.vacancies) {
      const random = this.stage.random.fork(`hiring-${vacancy.id}`);
      for (let i = random.poisson(this.stage.size.applicantsPerVacancy); i > 0; i -= 1) {
        const at = this.stage.year.momentBetween(random, vacancy.openedAt + DAY_MS, vacancy.closedAt);
        this.stage.at(at - MINUTE_MS, () => {
          this.apply(random, vacancy, at, `cand-${this.stage.nextName('c').slice(2).padStart(6, '0')}`);
        });
      }
    }
  }

  /** Called a minute ahead, so that the visit to the vacancy's page can come before the application. */
  private apply(random: Random, vacancy: Vacancy, at: number, candidateRef: string): void {
    const applicationId = this.stage.nextName('application');
    const evidence = this.trails.evidenceFor(random, vacancy.id, at);
    this.visit(random, vacancy, at, evidence);
    this.stage.tell(at, SOURCES.ats, 'application.received', {
      candidateRef,
      applicationId,
      vacancyId: vacancy.id,
      ats: 'demo-ats',
      source: evidence.length === 0 ? 'career site' : 'employee advocacy',
      ...(random.chance(INTERNAL_SHARE) ? { internal: true } : {}),
      ...(evidence.length === 0 ? {} : { evidence }),
    });
    this.proceed(random, at, { candidateRef, applicationId }, vacancy);
    if (random.chance(SECOND_APPLICATION_SHARE)) {
      const other = random.pick(this.offer.vacancies);
      const later = at + random.int(2, 40) * DAY_MS;
      if (later > other.openedAt && later < other.closedAt) {
        this.stage.at(later - MINUTE_MS, () => {
          this.apply(random, other, later, candidateRef);
        });
      }
    }
  }

  /** Half of those who came by a link were seen on the vacancy's page first. */
  private visit(random: Random, vacancy: Vacancy, at: number, evidence: readonly Evidence[]): void {
    const click = evidence.find(({ kind }) => kind === 'click_id');
    if (click === undefined || random.chance(0.5)) return;
    const data = { vacancyId: vacancy.id, viewId: this.stage.nextName('view'), clickId: click['clickId'] };
    this.stage.tell(at - random.int(5, 50) * 1_000, SOURCES.platform, 'vacancy.viewed', data);
  }

  private proceed(random: Random, appliedAt: number, candidate: Candidate, vacancy: Vacancy): void {
    const tell = (at: number, type: string, data: Record<string, unknown> = {}) => {
      this.stage.tell(at, SOURCES.ats, type, { ...candidate, ...data });
    };
    const days = (mean: number) => HOUR_MS + Math.floor(random.exponential(mean) * DAY_MS);
    const refuse = (at: number) => {
      tell(at, 'rejected', { reason: random.pick(['not-a-match', 'withdrew', 'position-filled']) });
    };
    let at = appliedAt + days(4);
    if (!random.chance(0.5)) return refuse(at);
    tell(at, 'stage.changed', { from: 'Applied', to: 'Phone screen', stage: 'qualified' });
    at += days(5);
    if (!random.chance(0.6)) return refuse(at);
    const interviewId = this.stage.nextName('interview');
    tell(at, 'interview.scheduled', { interviewId, at: instant(at + 3 * DAY_MS) });
    at += 3 * DAY_MS;
    tell(at, 'interview.completed', { interviewId });
    if (random.chance(0.4))
      tell(at + DAY_MS, 'stage.changed', { from: 'Interview', to: 'Second interview', stage: 'interview' });
    at += days(6);
    if (!random.chance(0.3)) return refuse(at);
    tell(at, 'offer.made', { offerId: this.stage.nextName('offer') });
    at += days(4);
    if (!random.chance(0.85)) return refuse(at);
    const startsOn = dayOf(at + 30 * DAY_MS);
    tell(at, 'hired', { startsOn });
    if (random.chance(REVERSAL_SHARE)) {
      tell(at + days(15), 'hire.reversed', { reason: 'did-not-start' });
      return;
    }
    const employmentRef = this.stage.nextName('employment');
    const started = {
      employmentRef,
      startedOn: startsOn,
      candidateRef: candidate.candidateRef,
      vacancyId: vacancy.id,
    };
    this.stage.tell(at + 30 * DAY_MS, SOURCES.hr, 'employment.started', started);
  }
}

interface Candidate {
  readonly candidateRef: string;
  readonly applicationId: string;
}
