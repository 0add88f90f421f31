import { type Static, type TSchema } from 'typebox';
import * as advocacy from './advocacy.js';
import * as programme from './programme.js';
import * as talent from './talent.js';

/** Every event type there is, with the schema of its data. The one source: it validates, documents and types. */
export const EVENT_SCHEMAS = {
  'share.created': advocacy.ShareCreated,
  'share.measured': advocacy.ShareMeasured,
  'click.recorded': advocacy.ClickRecorded,
  'page.followers': advocacy.PageFollowers,
  'content.offered': advocacy.ContentOffered,
  'vacancy.viewed': talent.VacancyViewed,
  'application.received': talent.ApplicationReceived,
  'stage.changed': talent.StageChanged,
  'interview.scheduled': talent.InterviewScheduled,
  'interview.completed': talent.InterviewCompleted,
  'offer.made': talent.OfferMade,
  hired: talent.Hired,
  'hire.reversed': talent.HireReversed,
  'outcome.reversed': talent.OutcomeReversed,
  rejected: talent.Rejected,
  'rejection.reversed': talent.RejectionReversed,
  'source.changed': talent.SourceChanged,
  'application.deleted': talent.ApplicationDeleted,
  'candidate.merged': talent.CandidateMerged,
  'candidate.deleted': talent.CandidateDeleted,
  'candidate.anonymised': talent.CandidateAnonymised,
  'vacancy.opened': talent.VacancyOpened,
  'vacancy.closed': talent.VacancyClosed,
  'employment.started': talent.EmploymentStarted,
  'employment.ended': talent.EmploymentEnded,
  'cost.recorded': talent.CostRecorded,
  'advocate.invited': programme.AdvocateInvited,
  'advocate.enrolled': programme.AdvocateEnrolled,
  'advocate.left': programme.AdvocateLeft,
  'policy.acknowledged': programme.PolicyAcknowledged,
  'training.completed': programme.TrainingCompleted,
  'recognition.given': programme.RecognitionGiven,
  'participation.logged': programme.ParticipationLogged,
  'survey.answered': programme.SurveyAnswered,
} as const satisfies Record<string, TSchema>;

export type EventType = keyof typeof EVENT_SCHEMAS;
/** The data of one event type, typed from its schema. */
export type EventData<T extends EventType> = Static<(typeof EVENT_SCHEMAS)[T]>;
export const EVENT_TYPES = Object.keys(EVENT_SCHEMAS) as EventType[];
export type Evidence = Static<typeof talent.Evidence>;
export type Stage = (typeof talent.STAGES)[number];
export type Verdict = (typeof advocacy.VERDICTS)[number];
export type Network = EventData<'share.created'>['network'];

export function isEventType(value: string): value is EventType {
  return Object.hasOwn(EVENT_SCHEMAS, value);
}

/**
 * Which fact table an accepted event is stored in. One event is one row of one table, so that counting rows
 * counts events.
 */
export type FactFamily = 'click' | 'share' | 'share_measure' | 'talent_event' | 'programme_event';

const TALENT: ReadonlySet<EventType> = new Set<EventType>([
  'vacancy.viewed',
  'application.received',
  'stage.changed',
  'interview.scheduled',
  'interview.completed',
  'offer.made',
  'hired',
  'hire.reversed',
  'outcome.reversed',
  'rejected',
  'rejection.reversed',
  'source.changed',
  'application.deleted',
  'candidate.merged',
  'candidate.deleted',
  'candidate.anonymised',
  'vacancy.opened',
  'vacancy.closed',
  'employment.started',
  'employment.ended',
  'cost.recorded',
]);

export function factFamily(type: EventType): FactFamily {
  if (type === 'click.recorded') return 'click';
  if (type === 'share.created') return 'share';
  if (type === 'share.measured') return 'share_measure';
  return TALENT.has(type) ? 'talent_event' : 'programme_event';
}
