import { Type } from 'typebox';
import { CalendarDay, closed, Code, Instant, Money, PersonRef, Title } from './fields.js';

/** Channels that are known by being stated only: nobody's tracked link leads over them. */
export const STATED_CHANNELS = ['company_page', 'job_board', 'agency', 'event', 'other'] as const;

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
  Type.Object(
    { kind: Type.Literal('visitor_key'), visitorKey: Code },
    {
      ...closed,
      description:
        'The first-party key a visitor consented to, as the careers site sent it with vacancy.viewed. It joins the views that carried a click or link code.',
    },
  ),
  Type.Object(
    { kind: Type.Literal('credited_to'), advocateId: PersonRef },
    { ...closed, description: 'Whom the ATS credits with the application.' },
  ),
  Type.Object(
    { kind: Type.Literal('ats_source'), channel: Type.Enum(STATED_CHANNELS) },
    {
      ...closed,
      description: 'What the source named by the ATS comes to, by the mapping of the connection.',
    },
  ),
  Type.Object(
    {
      kind: Type.Literal('candidate_answer'),
      advocateId: Type.Optional(PersonRef),
      channel: Type.Optional(Type.Enum([...STATED_CHANNELS, 'advocate'] as const)),
    },
    {
      ...closed,
      anyOf: [{ required: ['advocateId'] }, { required: ['channel'] }],
      description:
        'What the candidate answered to "how did you find us?": a colleague, by reference if they named one, or a channel.',
    },
  ),
]);

/** Stages an outcome can reach, in order. ATS stages are mapped onto them by configuration. */
export const STAGES = ['application', 'qualified', 'interview', 'offer', 'hire'] as const;

const candidate = { candidateRef: PersonRef, applicationId: Code };

export const VacancyViewed = Type.Object(
  {
    vacancyId: Code,
    viewId: Code,
    clickId: Type.Optional(Code),
    linkCode: Type.Optional(Code),
    visitorKey: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$',
        description: "A random first-party key, kept on the visitor's device with their consent.",
      }),
    ),
  },
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
export const OutcomeReversed = Type.Object(
  { ...candidate, stage: Type.Enum(STAGES), reason: Type.Optional(Code) },
  { ...closed, description: 'A stage that was reached did not stand, such as an offer that was deleted.' },
);
export const RejectionReversed = Type.Object(candidate, {
  ...closed,
  description: 'An application that was turned down is open again.',
});
export const ApplicationDeleted = Type.Object(candidate, {
  ...closed,
  description: 'The ATS deleted one application of a candidate.',
});
export const Rejected = Type.Object(
  { ...candidate, reason: Type.Optional(Code) },
  { ...closed, description: 'The application was turned down or withdrawn.' },
);
export const SourceChanged = Type.Object(
  {
    ...candidate,
    source: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    channel: Type.Optional(Type.Enum(STATED_CHANNELS)),
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
    role: Type.Optional(Code),
    level: Type.Optional(Code),
    site: Type.Optional(Code),
    team: Type.Optional(Code),
  },
  { ...closed, description: 'An employment started; role, level, site and team make hires comparable.' },
);
export const EmploymentEnded = Type.Object(
  { employmentRef: PersonRef, endedOn: CalendarDay, voluntary: Type.Optional(Type.Boolean()) },
  { ...closed, description: 'An employment ended.' },
);
export const CostRecorded = Type.Object(
  {
    costId: Code,
    kind: Type.Enum(['external', 'internal'] as const),
    category: Code,
    channel: Type.Optional(Type.Enum([...STATED_CHANNELS, 'advocate', 'direct'] as const)),
    vacancyId: Type.Optional(Code),
    from: CalendarDay,
    to: CalendarDay,
    amount: Money,
  },
  {
    ...closed,
    description:
      'What recruiting cost over some days, external or internal as in ANSI/SHRM 06001.2012, for a channel or a vacancy if it is known which. A later event with the same costId replaces it.',
  },
);
