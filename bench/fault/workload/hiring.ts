import { type Random } from '#standalone/demo/history/random.js';
import { type Moments } from './moments.js';
import { DAY_MS, type Organisation } from './organisation.js';

type Tell = (at: number, type: string, data: Readonly<Record<string, unknown>>) => void;
type Evidence = Readonly<Record<string, unknown>>;

const REMEMBERED_CLICKS = 400;
/** Everything that follows from an application happens within this time. */
const LONGEST_STORY_DAYS = 30;

/** Candidates with the evidence of how they came: some are reversed, some work here already, some turn out to be another. */
export class Hiring {
  private readonly clicks: { readonly clickId: string; readonly at: number }[] = [];
  private candidates = 0;
  private unmerged: string | undefined;

  constructor(
    private readonly organisation: Organisation,
    private readonly random: Random,
    private readonly moments: Moments,
    private readonly tell: Tell,
  ) {}

  remember(clickId: string, at: number): void {
    this.clicks.push({ clickId, at });
    if (this.clicks.length > REMEMBERED_CLICKS) this.clicks.shift();
  }

  apply(day: number): void {
    const { random, organisation } = this;
    const number = String((this.candidates += 1));
    const candidateRef = `${organisation.mark}cand-${number}`;
    const at = this.moments.on(day);
    const candidate = { candidateRef, applicationId: `${organisation.mark}app-${number}` };
    const evidence = Array.from({ length: random.int(0, 3) }, () => this.evidence(at));
    this.tell(at, 'application.received', {
      ...candidate,
      vacancyId: random.pick(organisation.vacancies),
      ...(random.chance(0.1) ? { internal: true } : {}),
      ...(evidence.length === 0 ? {} : { evidence }),
    });
    this.proceed(at, candidate);
    this.sometimesMerge(at, candidateRef);
  }

  private proceed(at: number, candidate: Evidence): void {
    const { random } = this;
    const until = at + LONGEST_STORY_DAYS * DAY_MS;
    let last = at;
    const next = (type: string, data: Evidence = {}) => {
      last = this.moments.after(last, Math.max(1_000, Math.floor((until - last) / 2)));
      this.tell(last, type, { ...candidate, ...data });
    };
    if (!random.chance(0.6)) return;
    next('stage.changed', { from: 'Applied', to: 'Phone screen', stage: 'qualified' });
    if (!random.chance(0.7)) return;
    next('interview.scheduled', { interviewId: 'first' });
    next('interview.completed', { interviewId: 'first' });
    if (!random.chance(0.7)) return;
    next('offer.made');
    next('hired');
    if (random.chance(0.25)) next('hire.reversed', { reason: 'did-not-start' });
  }

  /** In pairs, so that nobody is merged twice: which of two merges is meant would be another question. */
  private sometimesMerge(at: number, candidateRef: string): void {
    if (!this.random.chance(0.2)) return;
    if (this.unmerged === undefined) {
      this.unmerged = candidateRef;
      return;
    }
    const mergedRef = this.unmerged;
    this.unmerged = undefined;
    this.tell(this.moments.after(at, 5 * DAY_MS), 'candidate.merged', { candidateRef, mergedRef });
  }

  private evidence(at: number): Evidence {
    const { random, organisation } = this;
    const when = () => ({ at: new Date(this.moments.after(at - 20 * DAY_MS, 19 * DAY_MS)).toISOString() });
    const sometimesWhen = () => (random.chance(0.5) ? when() : {});
    const kind = random.int(0, 9);
    if (kind < 6 && this.clicks.length > 0)
      return { kind: 'click_id', clickId: random.pick(this.clicks).clickId };
    if (kind === 6)
      return { kind: 'link_code', linkCode: random.pick(organisation.links).code, ...sometimesWhen() };
    if (kind === 7)
      return { kind: 'referral', advocateId: random.pick(organisation.advocates), ...sometimesWhen() };
    if (kind === 8) return { kind: 'direct_visit', ...when() };
    return { kind: 'click_id', clickId: `${organisation.mark}never-clicked` };
  }
}
