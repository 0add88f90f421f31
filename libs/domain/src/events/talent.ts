import { Type } from 'typebox';
import { CalendarDay, closed, Code, Instant, Money, PersonRef, Title } from './fields.js';

/** What joins a candidate to a touch. The kind is kept on every credit. */
export const Evidence = Type.Union([
  Type.Object(
    { kind: Type.Literal('click_id'), clickId: Code },
    { ...closed, description: 'A click id carried through to the application.' },
  ),
  Type.Object(
    { kind: Type.Literal('link_code'), linkCode: Code, at: Type.Optional(Instant) },
    {
      ...closed,
      description: 'A link code found in the ATS source token, utm_content, or typed from a card.',
    },
  ),
  Type.Object(
    { kind: Type.Literal('referral'), advocateId: PersonRef, at: Type.Optional(Instant) },
    { ...closed, description: 'An advocate referred the candidate explicitly.' },
  ),
  Type.Object(
    { kind: Type.Literal('direct_visit'), at: Instant },
    { ...closed, description: 'A visit to the vacancy without any link; a touch of the channel direct.' },
  ),
]);

/** Stages an outcome can reach, in order. ATS stages are mapped onto them by configuration. */
export const STAGES = ['application', 'qualified', 'interview', 'offer', 'hire'] as const;

const candidate = { candidateRef: PersonRef, applicationId: Code };

export const VacancyViewed = Type.Object(
  { vacancyId: Code, viewId: Code, clickId: Type.Optional(Code), linkCode: Type.Optional(Code) },
  {
    ...closed,
    anyOf: [{ required: ['clickId'] }, { required: ['linkCode'] }],
    description: 'A visit to a vacancy page that carried a click or link code.',
  },
);
export const ApplicationReceived = Type.Object(
  {
    ...candidate,
    vacancyId: Code,
    ats: Type.Optional(Code),
    source: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'The source the ATS names.' }),
    ),
    internal: Type.Optional(Type.Boolean({ description: 'The candidate already works here.' })),
    evidence: Type.Optional(Type.Array(Evidence, { maxItems: 200 })),
  },
  { ...closed, description: 'A candidate applied.' },
);
export const StageChanged = Type.Object(
  {
    ...candidate,
    from: Type.Optional(Title),
    to: Title,
    stage: Type.Optional(Type.Enum([...STAGES, 'other'] as const)),
  },
  { ...closed, description: 'The application moved in the ATS; stage says which of ours it maps to.' },
);
export const InterviewScheduled = Type.Object(
  { ...candidate, interviewId: Code, at: Type.Optional(Instant) },
  { ...closed, description: 'An interview was planned.' },
);
export const InterviewCompleted = Type.Object(
  { ...candidate, interviewId: Code },
  { ...closed, description: 'An interview took place.' },
);
export const OfferMade = Type.Object(
  { ...candidate, offerId: Type.Optional(Code) },
  { ...closed, description: 'An offer was made.' },
);
export const Hired = Type.Object(
  { ...candidate, startsOn: Type.Optional(CalendarDay) },
  { ...closed, description: 'The candidate was hired.' },
);
export const HireReversed = Type.Object(
  { ...candidate, reason: Type.Optional(Code) },
  { ...closed, description: 'A hire did not stand; it stops counting.' },
);
export const Rejected = Type.Object(
  { ...candidate, reason: Type.Optional(Code) },
  { ...closed, description: 'The application was turned down or withdrawn.' },
);
export const SourceChanged = Type.Object(
  {
    ...candidate,
    source: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    creditedTo: Type.Optional(PersonRef),
  },
  { ...closed, description: 'The ATS changed its source or whom it credits.' },
);
export const CandidateMerged = Type.Object(
  { candidateRef: PersonRef, mergedRef: PersonRef },
  { ...closed, description: 'mergedRef turned out to be candidateRef.' },
);
export const CandidateDeleted = Type.Object(
  { candidateRef: PersonRef },
  { ...closed, description: 'The ATS deleted the candidate.' },
);
export const CandidateAnonymised = Type.Object(
  { candidateRef: PersonRef },
  { ...closed, description: 'The ATS anonymised the candidate.' },
);
export const VacancyOpened = Type.Object(
  {
    vacancyId: Code,
    title: Title,
    team: Type.Optional(Code),
    location: Type.Optional(Title),
    cost: Type.Optional(Money),
  },
  { ...closed, description: 'A vacancy opened, with its cost if known.' },
);
export const VacancyClosed = Type.Object(
  {
    vacancyId: Code,
    reason: Type.Optional(Type.Enum(['filled', 'cancelled', 'other'] as const)),
    cost: Type.Optional(Money),
  },
  { ...closed, description: 'A vacancy closed, with its cost if known.' },
);
export const EmploymentStarted = Type.Object(
  {
    employmentRef: PersonRef,
    startedOn: CalendarDay,
    candidateRef: Type.Optional(PersonRef),
    vacancyId: Type.Optional(Code),
  },
  { ...closed, description: 'An employment started.' },
);
export const EmploymentEnded = Type.Object(
  { employmentRef: PersonRef, endedOn: CalendarDay, voluntary: Type.Optional(Type.Boolean()) },
  { ...closed, description: 'An employment ended.' },
);
