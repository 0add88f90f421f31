import { PLAIN } from '../delivery.js';
import { DESTINATION_HOST } from '../destination.js';
import { type Stage } from '../stage.js';
import { instant } from '../year.js';
import { carriedBy } from './carried.js';
import {
  type Applying,
  type Course,
  type RecruitmentSystem,
  type Vacancy,
  type VacancyFacts,
} from './recruitment-system.js';
import { employeeNumber, type Saying } from './sayings.js';
import { Webhooks } from './webhooks.js';

/** Stages of the interview plan, each with the type that Ashby gives it. */
const STAGES = {
  review: { id: 'stage-1', title: 'Application Review', type: 'PreInterviewScreen' },
  screen: { id: 'stage-2', title: 'Recruiter call', type: 'PreInterviewScreen' },
  interview: { id: 'stage-3', title: 'Onsite', type: 'Active' },
  second: { id: 'stage-4', title: 'Second onsite', type: 'Active' },
  offer: { id: 'stage-5', title: 'Offer', type: 'Offer' },
  hired: { id: 'stage-6', title: 'Hired', type: 'Hired' },
} as const;

interface State {
  readonly stage: keyof typeof STAGES;
  readonly saying: Saying;
  readonly status: string;
}

/** Ashby, as its webhooks tell. A hire is three deliveries, and so is told three times. */
export class Ashby implements RecruitmentSystem {
  private readonly webhooks: Webhooks;

  constructor(private readonly stage: Stage) {
    this.webhooks = new Webhooks(stage, 'ashby');
  }

  vacancyId(number: number): string {
    return `ashby:${jobId(number)}`;
  }

  /** A webhook of Ashby is off until its ping is answered. */
  plan(): void {
    const body = JSON.stringify({ action: 'ping' });
    this.stage.request(this.stage.year.start, {
      kind: 'webhook',
      system: 'ashby',
      about: 'ping',
      body,
      truth: PLAIN,
    });
  }

  opens({ id, number, team, openedAt }: Vacancy, { title }: VacancyFacts): void {
    const job = {
      id: jobId(number),
      title,
      status: 'Open',
      departmentId: team,
      openedAt: instant(openedAt),
    };
    this.webhooks.deliver(openedAt, id, { action: 'jobCreate', data: { job } });
  }

  closes({ id, number, closedAt }: Vacancy): void {
    const job = { id: jobId(number), status: 'Closed', closedAt: instant(closedAt) };
    this.webhooks.deliver(closedAt, id, { action: 'jobUpdate', data: { job } });
  }

  applies(applying: Applying): Course {
    const { at, saying } = applying;
    const id = uuid('a', Number(this.stage.nextName('ashby').slice(6)));
    let state: State = { stage: 'review', saying, status: 'Active' };
    const send = (when: number, action: string, data: object) => {
      const webhookActionId = uuid('b', Number(this.stage.nextName('ashby-action').slice(13)));
      this.webhooks.deliver(when, id, { action, webhookActionId, data });
    };
    const tell = (when: number, action: string, change: Partial<State> = {}, more: object = {}) => {
      state = { ...state, ...change };
      send(when, action, { application: applicationOf(id, applying, state, when, more) });
    };
    tell(at, 'applicationSubmit');
    const moved = 'candidateStageChange';
    const schedule = { id: `schedule-${id}`, applicationId: id, interviewStageId: STAGES.interview.id };
    return {
      qualified: (when) => {
        tell(when, moved, { stage: 'screen' });
      },
      interviewPlanned: (when, takesPlaceAt) => {
        const interviewEvents = [{ id: `talk-${id}`, startTime: instant(takesPlaceAt) }];
        const interviewSchedule = { ...schedule, status: 'Scheduled', interviewEvents };
        send(when, 'interviewScheduleCreate', { interviewSchedule });
      },
      interviewed: (when) => {
        send(when, 'interviewScheduleUpdate', { interviewSchedule: { ...schedule, status: 'Complete' } });
      },
      invitedAgain: (when) => {
        tell(when, moved, { stage: 'second' });
      },
      offered: (when) => {
        tell(when, moved, { stage: 'offer' });
        const offer = { id: `offer-${id}`, applicationId: id, offerStatus: 'WaitingOnCandidateResponse' };
        send(when, 'offerCreate', { offer });
      },
      hired: (when, startsOn) => {
        state = { ...state, stage: 'hired', status: 'Hired' };
        const application = applicationOf(id, applying, state, when);
        const offer = {
          id: `offer-${id}`,
          applicationId: id,
          latestVersion: { id: 'v1', startDate: startsOn },
        };
        const webhookActionId = uuid('b', Number(this.stage.nextName('ashby-action').slice(13)));
        for (const [action, data] of [
          ['candidateHire', { application, offer }],
          [moved, { application }],
          ['applicationUpdate', { application }],
        ] as const)
          this.webhooks.deliver(when, id, { action, webhookActionId, data });
      },
      rejected: (when, reason) => {
        const archiveReason = { id: 'reason-1', text: reason, reasonType: 'RejectedByOrg' };
        const more = { archiveReason, archivedAt: instant(when) };
        tell(when, 'applicationUpdate', { status: 'Archived' }, more);
      },
      sourceCorrected: (when, corrected) => {
        tell(when, 'applicationUpdate', { saying: { ...state.saying, ...corrected } });
      },
    };
  }
}

function applicationOf(
  id: string,
  { person, vacancy, at, evidence }: Applying,
  { stage, status, saying: { source, creditedTo, answer } }: State,
  when: number,
  more: object = {},
): unknown {
  const carried = carriedBy(evidence);
  const address = `https://${DESTINATION_HOST}/apply?${carried?.startsWith('@link') === true ? 'utm_content' : 'mh_click'}=`;
  return {
    id,
    createdAt: instant(at),
    updatedAt: instant(when),
    status,
    customFields: [
      ...(carried === undefined ? [] : [{ id: 'cf-1', title: 'Tracking', value: `${address}${carried}` }]),
      ...(answer === undefined ? [] : [{ id: 'cf-2', title: 'How did you find us?', value: answer }]),
    ],
    candidate: { id: uuid('c', person) },
    currentInterviewStage: STAGES[stage],
    source: source === undefined ? null : { id: 'source-1', title: source },
    job: { id: jobId(vacancy.number) },
    creditedToUser: creditedTo === undefined ? null : { id: employeeNumber(creditedTo) },
    ...more,
  };
}

function jobId(number: number): string {
  return uuid('f', number);
}

/** Ids that look like Ashby's and are the same in every run. */
function uuid(kind: string, number: number): string {
  return `0190c3a1-0000-7000-8${kind.padStart(3, '0')}-${number.toString(16).padStart(12, '0')}`;
}
