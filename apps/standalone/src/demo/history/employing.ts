import { type Random } from './random.js';
import { type Course, type Vacancy } from './recruitment/recruitment-system.js';
import { SOURCES, type Stage } from './stage.js';
import { DAY_MS, dayOf } from './year.js';

const MEAN_DAYS_UNTIL_LEAVING = 900;

interface Starter {
  readonly course: Course;
  readonly vacancy: Vacancy;
  readonly startsOn: string;
  readonly startsAt: number;
}

/** Who was hired starts, and some leave again, as the HR system tells. It knows candidates only where it is told them. */
export class Employing {
  constructor(private readonly stage: Stage) {}

  employ(random: Random, { course, vacancy, startsOn, startsAt }: Starter): void {
    const employmentRef = this.stage.nextName('employment');
    const { candidateRef } = course;
    this.stage.tell(startsAt, SOURCES.hr, 'employment.started', {
      employmentRef,
      startedOn: startsOn,
      ...(candidateRef === undefined ? {} : { candidateRef }),
      vacancyId: vacancy.id,
      team: vacancy.team,
    });
    const leavesAt = startsAt + DAY_MS + Math.floor(random.exponential(MEAN_DAYS_UNTIL_LEAVING) * DAY_MS);
    this.stage.tell(leavesAt, SOURCES.hr, 'employment.ended', {
      employmentRef,
      endedOn: dayOf(leavesAt),
      voluntary: random.chance(0.7),
    });
  }
}
