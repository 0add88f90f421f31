import { type Random } from '#standalone/demo/history/random.js';
import { Hiring } from './hiring.js';
import { Moments } from './moments.js';
import { DAY_MS, MOVERS, NETWORKS, type Organisation, STORY_DAYS } from './organisation.js';
import { type Told } from './told.js';

const SHARES_A_DAY = 5;
const CLICKS_A_DAY = 26;
const APPLICATIONS_A_DAY = 3;
const VISITORS = 30;
/** Around the 30 seconds that join double clicks, both ends exactly. */
const STEPS_MS = [1_000, 29_999, 30_000, 30_001, 90_000] as const;
const VERDICTS = ['human', 'human', 'human', 'human', 'bot', 'preview', 'internal', 'self'] as const;
const LATE_SHARE = 0.01;
const MOST_LATE_DAYS = 2;
const SHUFFLED_TOGETHER = 10;

/**
 * What happens at an organisation, told without end: a chapter is a day, and after the last day of the window the first
 * one comes again. A chapter's order is the order of sending: roughly by time, neighbours mixed, one in a hundred up to
 * 48 hours late.
 */
export class Story {
  readonly moments: Moments;
  private readonly hiring: Hiring;
  private told = 0;
  private shares = 0;
  private day = 0;
  private pending: Told[] = [];
  private late: { readonly event: Told; readonly chapters: number }[] = [];

  constructor(
    private readonly organisation: Organisation,
    private readonly random: Random,
  ) {
    this.moments = new Moments(organisation.firstMoment, random.fork('moments'));
    this.hiring = new Hiring(organisation, random.fork('hiring'), this.moments, (at, type, data) =>
      this.pending.push(this.event(at, type, data)),
    );
  }

  /** Who takes part and what is on offer. Everything else refers to it, so it is acknowledged before the rest is sent. */
  opening(): Told[] {
    const { advocates, vacancies, mark } = this.organisation;
    return [
      ...advocates.map((advocateId, index) =>
        this.event(this.moments.before(DAY_MS), 'advocate.enrolled', this.enrolment(advocateId, index)),
      ),
      ...vacancies.map((vacancyId) =>
        this.event(this.moments.before(DAY_MS), 'vacancy.opened', { vacancyId, title: `${mark}title` }),
      ),
    ];
  }

  chapter(): Told[] {
    this.beginDay();
    const isLastDay = this.day === STORY_DAYS - 1;
    const until = this.organisation.firstMoment + (this.day + 1) * DAY_MS;
    const due = this.pending.filter(({ at }) => isLastDay || at < until);
    this.pending = this.pending.filter(({ at }) => !isLastDay && at >= until);
    this.day = (this.day + 1) % STORY_DAYS;
    return this.inSendingOrder(due.sort((a, b) => a.at - b.at));
  }

  /** So many events at least, whole chapters of them, with everything that follows. */
  chapters(events: number): Told[] {
    const told: Told[] = [];
    while (told.length < events) told.push(...this.chapter());
    return [...told, ...this.ending()];
  }

  /** An event beside the story, at a moment of its own or at one that was asked of `moments`. */
  extra(type: string, data: Readonly<Record<string, unknown>>, at = this.moments.on(this.day)): Told {
    return this.event(at, type, data);
  }

  /** Everything that was still to come. */
  ending(): Told[] {
    const rest = [...this.late.map(({ event }) => event), ...this.pending];
    this.late = [];
    this.pending = [];
    return rest;
  }

  private beginDay(): void {
    const { random, organisation } = this;
    for (let n = 0; n < SHARES_A_DAY; n += 1) this.share();
    for (let n = 0; n < CLICKS_A_DAY; n += 1) this.click();
    for (let n = 0; n < APPLICATIONS_A_DAY; n += 1) this.hiring.apply(this.day);
    const advocateId = random.pick(organisation.advocates);
    const at = () => this.moments.on(this.day);
    this.tell(at(), 'participation.logged', { advocateId, channel: 'forum', kind: 'answer' });
    this.tell(at(), 'training.completed', { advocateId, training: 'basics' });
    const mover = organisation.advocates[random.pick(MOVERS)] ?? '';
    if (random.chance(0.2)) this.tell(at(), 'advocate.enrolled', this.enrolment(mover, random.int(0, 1)));
  }

  private share(): void {
    const { random, organisation } = this;
    const shareId = `${organisation.mark}share-${String((this.shares += 1))}`;
    const at = this.moments.on(this.day);
    const isPage = random.chance(0.15);
    this.tell(at, 'share.created', {
      shareId,
      ...(isPage
        ? { by: 'company_page' }
        : { by: 'advocate', advocateId: random.pick(organisation.advocates) }),
      network: random.pick(NETWORKS),
      contentId: random.pick(organisation.contents),
      ...(random.chance(0.6) ? { campaignId: random.pick(organisation.campaigns) } : {}),
      ...(random.chance(0.7) ? { audience: { size: random.int(50, 3_000), provenance: 'declared' } } : {}),
    });
    for (let n = random.int(0, 3); n > 0; n -= 1) {
      this.tell(this.moments.after(at, 6 * DAY_MS), 'share.measured', {
        shareId,
        provenance: 'network_api',
        reactions: random.int(0, 100),
        ...(random.chance(0.6) ? { impressions: random.int(0, 9_000) } : {}),
        ...(random.chance(0.4) ? { membersReached: random.int(0, 4_000) } : {}),
        ...(random.chance(0.4) ? { comments: random.int(0, 50), reshares: random.int(0, 9) } : {}),
      });
    }
  }

  private click(): void {
    const { random, organisation } = this;
    const { code } = random.pick(organisation.links);
    const verdict = random.pick(VERDICTS);
    const visitor = random.chance(0.85)
      ? { visitorKey: `${organisation.mark}visitor-${String(random.int(1, VISITORS))}` }
      : {};
    let at: number | undefined = this.moments.on(this.day);
    for (let burst = random.chance(0.3) ? 3 : 1; burst > 0 && at !== undefined; burst -= 1) {
      const clickId = `${organisation.mark}click-${String(this.told)}`;
      const rule = verdict === 'human' ? 'default' : `${verdict}.known`;
      this.tell(at, 'click.recorded', { clickId, linkCode: code, verdict, rule, ...visitor });
      this.hiring.remember(clickId, at);
      at = this.moments.exactly(at + random.pick(STEPS_MS));
    }
  }

  private enrolment(advocateId: string, team: number): Readonly<Record<string, unknown>> {
    const { teams } = this.organisation;
    return { advocateId, team: teams[team % teams.length], noticeVersion: 'v1', namedInReports: true };
  }

  private tell(at: number, type: string, data: Readonly<Record<string, unknown>>): void {
    this.pending.push(this.event(at, type, data));
  }

  private event(at: number, type: string, data: Readonly<Record<string, unknown>>): Told {
    const id = `${this.organisation.trial}-${String((this.told += 1))}`;
    return { source: 'urn:fault:load', id, type, at, data };
  }

  private inSendingOrder(byTime: readonly Told[]): Told[] {
    const arrived = this.late.filter(({ chapters }) => chapters === 0).map(({ event }) => event);
    this.late = this.late
      .filter(({ chapters }) => chapters > 0)
      .map((one) => ({ ...one, chapters: one.chapters - 1 }));
    const onTime: Told[] = [];
    for (const event of byTime) {
      if (this.random.chance(LATE_SHARE))
        this.late.push({ event, chapters: this.random.int(0, MOST_LATE_DAYS - 1) });
      else onTime.push(event);
    }
    const mixed: Told[] = [];
    for (let start = 0; start < onTime.length; start += SHUFFLED_TOGETHER)
      mixed.push(...this.random.shuffle(onTime.slice(start, start + SHUFFLED_TOGETHER)));
    return [...arrived, ...mixed];
  }
}
