import { type Stage } from '../stage.js';
import { dayOf, DAY_MS, instant } from '../year.js';
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

const JOBS = 4_000;
const PEOPLE = 5_000_000;
const FACE_TO_FACE = 81;
const SECOND = 82;

/** Stages of the hiring plan, by id and name; what the interviews of a stage are is told with it. */
const STAGES = {
  review: { id: 1, name: 'Application Review' },
  screen: { id: 2, name: 'Phone Screen' },
  interview: { id: 3, name: 'Face to Face' },
  second: { id: 4, name: 'Coffee with the team' },
  offer: { id: 5, name: 'Offer' },
} as const;

interface State {
  readonly current_stage: unknown;
  readonly saying: Saying;
  readonly status: string;
}

/** Greenhouse, as its recruiting webhooks tell (the fields its documentation lists, less what is about a person). */
export class Greenhouse implements RecruitmentSystem {
  private readonly webhooks: Webhooks;

  constructor(private readonly stage: Stage) {
    this.webhooks = new Webhooks(stage, 'greenhouse');
  }

  vacancyId(number: number): string {
    return `greenhouse:${String(JOBS + number)}`;
  }

  /** Before anything: the test that Greenhouse sends when the webhook is made; and deliveries of somebody else. */
  plan(): void {
    const { stage, webhooks } = this;
    webhooks.deliver(stage.year.start, 'ping', { action: 'ping', payload: { web_hook_id: 17 } });
    for (let i = 1; i <= stage.size.badOfEachKind; i += 1)
      webhooks.forge(stage.year.start + i * 25 * DAY_MS, {
        action: 'hire_candidate',
        payload: { application: { id: 666 + i, candidate: { id: 666 + i }, jobs: [{ id: JOBS + 1 }] } },
      });
  }

  opens(vacancy: Vacancy, { title, location }: VacancyFacts): void {
    const job = this.jobOf(vacancy, title, location);
    this.webhooks.deliver(vacancy.openedAt, vacancy.id, { action: 'job_created', payload: { job } });
  }

  closes(vacancy: Vacancy): void {
    const job = { id: JOBS + vacancy.number, status: 'closed', closed_at: instant(vacancy.closedAt) };
    this.webhooks.deliver(vacancy.closedAt, vacancy.id, { action: 'job_updated', payload: { job } });
  }

  applies(applying: Applying): Course {
    const { at, vacancy, saying } = applying;
    const id = Number(this.stage.nextName('gh').slice(3)) + 900_000;
    let state: State = { current_stage: stageOf('review'), saying, status: 'active' };
    const tell = (when: number, action: string, change: Partial<State> = {}, more: object = {}) => {
      state = { ...state, ...change };
      const application = { ...applicationOf(id, applying, state, when), ...more };
      this.webhooks.deliver(when, `greenhouse:${String(id)}`, { action, payload: { application } });
    };
    // Said of the same moment as the application: the first activity is applying.
    tell(at, 'new_candidate_application');
    const moved = 'candidate_stage_change';
    return {
      qualified: (when) => {
        tell(when, moved, { current_stage: stageOf('screen') });
      },
      interviewPlanned: (when) => {
        tell(when, moved, { current_stage: stageOf('interview', [FACE_TO_FACE, 'scheduled']) });
      },
      // No delivery of its own: that it took place is told with the next change of stage.
      interviewed: () => undefined,
      invitedAgain: (when) => {
        tell(when, moved, {
          current_stage: stageOf('second', [FACE_TO_FACE, 'complete'], [SECOND, 'scheduled']),
        });
      },
      offered: (when) => {
        tell(when, moved, { current_stage: stageOf('offer', [FACE_TO_FACE, 'complete']) });
        const offer = { id: id + 1_000_000, application_id: id, job_id: JOBS + vacancy.number, version: 1 };
        const payload = { ...offer, sent_on: dayOf(when + DAY_MS) };
        this.webhooks.deliver(when + 1, `greenhouse:${String(id)}`, { action: 'offer_created', payload });
      },
      hired: (when, startsOn) => {
        tell(when, 'hire_candidate', { status: 'hired' }, { offer: { version: 1, starts_at: startsOn } });
      },
      hireUndone: (when) => {
        tell(when, 'unhire_candidate', { status: 'active' });
      },
      rejected: (when, reason) => {
        const why = { rejected_at: instant(when), rejection_reason: { id: 3, name: reason } };
        tell(when, 'reject_candidate', { status: 'rejected' }, why);
      },
      sourceCorrected: (when, corrected) => {
        tell(when, 'application_updated', { saying: { ...state.saying, ...corrected } });
      },
    };
  }

  private jobOf({ number, team, openedAt }: Vacancy, name: string, office: string): unknown {
    return {
      id: JOBS + number,
      name,
      status: 'open',
      opened_at: instant(openedAt),
      departments: [{ id: 1, name: team, external_id: team }],
      offices: [{ id: 1, name: office }],
    };
  }
}

function stageOf(name: keyof typeof STAGES, ...interviews: readonly (readonly [number, string])[]): unknown {
  return { ...STAGES[name], interviews: interviews.map(([id, status]) => ({ id, status })) };
}

function applicationOf(
  id: number,
  { person, vacancy, at, evidence }: Applying,
  { current_stage, status, saying }: State,
  when: number,
): Readonly<Record<string, unknown>> {
  const { source, creditedTo, answer } = saying;
  const carried = carriedBy(evidence);
  return {
    id,
    status,
    prospect: false,
    applied_at: instant(at),
    last_activity_at: instant(when),
    source: source === undefined ? null : { id: 2, name: source },
    credited_to: creditedTo === undefined ? null : { id: 5, employee_id: employeeNumber(creditedTo) },
    current_stage,
    custom_fields: {
      ...(carried === undefined ? {} : { mh: { name: 'Tracking', type: 'short_text', value: carried } }),
      ...(answer === undefined ? {} : { found: { name: 'How did you find us?', value: answer } }),
    },
    candidate: { id: PEOPLE + person },
    jobs: [{ id: JOBS + vacancy.number }],
  };
}
