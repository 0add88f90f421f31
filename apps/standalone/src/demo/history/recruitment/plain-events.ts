import { SOURCES, type Stage } from '../stage.js';
import { DAY_MS, instant } from '../year.js';
import {
  type Applying,
  type Course,
  type RecruitmentSystem,
  type Vacancy,
  type VacancyFacts,
} from './recruitment-system.js';

/** A recruitment system that sends events by itself, with everything that was found out about how somebody came. */
export class PlainEvents implements RecruitmentSystem {
  constructor(private readonly stage: Stage) {}

  vacancyId(number: number): string {
    return `vac-${String(number).padStart(3, '0')}`;
  }

  opens({ id, team, openedAt }: Vacancy, { title, location, cost }: VacancyFacts): void {
    this.stage.tell(openedAt, SOURCES.ats, 'vacancy.opened', { vacancyId: id, title, team, location, cost });
  }

  closes({ id, closedAt }: Vacancy, reason: string): void {
    this.stage.tell(closedAt, SOURCES.ats, 'vacancy.closed', { vacancyId: id, reason });
  }

  applies({ person, vacancy, at, isInternal, evidence }: Applying): Course {
    const candidateRef = `cand-${String(person).padStart(6, '0')}`;
    const named = { candidateRef, applicationId: this.stage.nextName('application') };
    const tell = (when: number, type: string, data: Readonly<Record<string, unknown>> = {}) => {
      this.stage.tell(when, SOURCES.ats, type, { ...named, ...data });
    };
    tell(at, 'application.received', {
      vacancyId: vacancy.id,
      ats: 'demo-ats',
      source: evidence.length === 0 ? 'career site' : 'employee advocacy',
      ...(isInternal ? { internal: true } : {}),
      ...(evidence.length === 0 ? {} : { evidence }),
    });
    const interviewId = this.stage.nextName('interview');
    return {
      candidateRef,
      qualified: (when) => {
        tell(when, 'stage.changed', { from: 'Applied', to: 'Phone screen', stage: 'qualified' });
      },
      interviewPlanned: (when, takesPlaceAt) => {
        tell(when, 'interview.scheduled', { interviewId, at: instant(takesPlaceAt) });
      },
      interviewed: (when) => {
        tell(when, 'interview.completed', { interviewId });
      },
      invitedAgain: (when) => {
        tell(when, 'stage.changed', { from: 'Interview', to: 'Second interview', stage: 'interview' });
      },
      offered: (when) => {
        tell(when, 'offer.made', { offerId: this.stage.nextName('offer') });
      },
      hired: (when, startsOn) => {
        tell(when, 'hired', { startsOn });
      },
      hireUndone: (when) => {
        tell(when, 'hire.reversed', { reason: 'did-not-start' });
      },
      rejected: (when, reason) => {
        tell(when, 'rejected', { reason });
      },
      sourceCorrected: (when, { creditedTo }) => {
        if (creditedTo !== undefined) tell(when + DAY_MS, 'source.changed', { creditedTo });
      },
    };
  }
}
