import { Employing } from './employing.js';
import { type Offer } from './publishing.js';
import { type Random } from './random.js';
import { type Course, type RecruitmentSystems, type Vacancy } from './recruitment/recruitment-system.js';
import { type Sayings } from './recruitment/sayings.js';
import { SOURCES, type Stage } from './stage.js';
import { type Found, type Trails } from './trails.js';
import { DAY_MS, dayOf, HOUR_MS, MINUTE_MS } from './year.js';

const INTERNAL_SHARE = 0.04;
const SECOND_APPLICATION_SHARE = 0.06;
const REVERSAL_SHARE = 0.08;
const CORRECTED_SHARE = 0.05;

/** Candidates, from application to hire or refusal, each told by the system that their vacancy is kept in. */
export class Hiring {
  private readonly employing: Employing;
  private isUndoneInGreenhouse = false;

  constructor(
    private readonly stage: Stage,
    private readonly offer: Offer,
    private readonly systems: RecruitmentSystems,
    private readonly trails: Trails,
    private readonly sayings: Sayings,
  ) {
    this.employing = new Employing(stage);
  }

  plan(): void {
    for (const vacancy of this.offer.vacancies) {
      const random = this.stage.random.fork(`hiring-${vacancy.id}`);
      for (let i = random.poisson(this.stage.size.applicantsPerVacancy); i > 0; i -= 1) {
        const at = this.stage.year.momentBetween(random, vacancy.openedAt + DAY_MS, vacancy.closedAt);
        this.stage.at(at - MINUTE_MS, () => {
          this.apply(random, vacancy, at, Number(this.stage.nextName('c').slice(2)));
        });
      }
    }
  }

  /** Called a minute ahead, so that the visit to the vacancy's page can come before the application. */
  private apply(random: Random, vacancy: Vacancy, at: number, person: number): void {
    const found = this.trails.evidenceFor(random, vacancy.id, at);
    this.visit(random, vacancy, at, found);
    const isInternal = random.chance(INTERNAL_SHARE);
    const over = found.find(({ share }) => share !== undefined)?.share;
    const saying = this.sayings.saying(random, at, over, isInternal);
    const evidence = found.map((one) => one.evidence);
    const course = this.systems[vacancy.system].applies({
      person,
      vacancy,
      at,
      isInternal,
      evidence,
      saying,
    });
    if (random.chance(CORRECTED_SHARE))
      course.sourceCorrected(at + random.int(1, 48) * HOUR_MS, this.sayings.correction(random, at));
    this.proceed(random, at, course, vacancy);
    if (random.chance(SECOND_APPLICATION_SHARE)) {
      const other = random.pick(this.offer.vacancies);
      const later = at + random.int(2, 40) * DAY_MS;
      if (later > other.openedAt && later < other.closedAt) {
        this.stage.at(later - MINUTE_MS, () => {
          this.apply(random, other, later, person);
        });
      }
    }
  }

  /** Half of those who came by a link were seen on the vacancy's page first. */
  private visit(random: Random, vacancy: Vacancy, at: number, found: readonly Found[]): void {
    const click = found.find(({ evidence }) => evidence['kind'] === 'click_id')?.evidence;
    if (click === undefined || random.chance(0.5)) return;
    const data = { vacancyId: vacancy.id, viewId: this.stage.nextName('view'), clickId: click['clickId'] };
    this.stage.tell(at - random.int(5, 50) * 1_000, SOURCES.platform, 'vacancy.viewed', data);
  }

  private proceed(random: Random, appliedAt: number, course: Course, vacancy: Vacancy): void {
    const days = (mean: number) => HOUR_MS + Math.floor(random.exponential(mean) * DAY_MS);
    const refuse = (at: number) => {
      course.rejected(at, random.pick(['not-a-match', 'withdrew', 'position-filled']));
    };
    let at = appliedAt + days(4);
    if (!random.chance(0.5)) return refuse(at);
    course.qualified(at);
    at += days(5);
    if (!random.chance(0.6)) return refuse(at);
    course.interviewPlanned(at, at + 3 * DAY_MS);
    at += 3 * DAY_MS;
    course.interviewed(at);
    if (random.chance(0.4)) course.invitedAgain(at + DAY_MS);
    at += DAY_MS + days(6);
    if (!random.chance(0.3)) return refuse(at);
    course.offered(at);
    at += 2 * DAY_MS + days(4);
    if (!random.chance(0.85)) return refuse(at);
    const startsOn = dayOf(at + 30 * DAY_MS);
    course.hired(at, startsOn);
    const undone = course.hireUndone;
    if (undone !== undefined && this.isUndone(random, vacancy)) undone(at + days(15));
    else this.employing.employ(random, { course, vacancy, startsOn, startsAt: at + 30 * DAY_MS });
  }

  /** Now and then, and the first hire in Greenhouse always: no history is too small for one that is taken back. */
  private isUndone(random: Random, { system }: Vacancy): boolean {
    const isFirst = system === 'greenhouse' && !this.isUndoneInGreenhouse;
    this.isUndoneInGreenhouse ||= isFirst;
    return random.chance(REVERSAL_SHARE) || isFirst;
  }
}
