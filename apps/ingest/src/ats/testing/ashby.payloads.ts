import { PERSONAL } from './personal.js';

export const APPLICATION = '0190c3a1-0000-7000-8000-000000000001';
export const CANDIDATE = '0190c3a1-0000-7000-8000-00000000000c';
export const JOB = '0190c3a1-0000-7000-8000-0000000000f0';
const ACTION = '0190c3a1-0000-7000-8000-0000000000a1';

/** An application as Ashby's deliveries hold it; `fields` replace its own. */
export const applicationWith = (fields: object = {}) => ({
  id: APPLICATION,
  createdAt: '2026-04-01T08:00:00.000Z',
  updatedAt: '2026-04-02T09:00:00.000Z',
  status: 'Active',
  customFields: [
    {
      id: 'cf-1',
      title: 'Tracking',
      value: 'https://jobs.example/?mh_click=01890a5d-ac96-774b-bcce-b302099a8057',
    },
  ],
  candidate: {
    id: CANDIDATE,
    name: PERSONAL.name,
    primaryEmailAddress: { value: PERSONAL.email, type: 'Personal', isPrimary: true },
    primaryPhoneNumber: { value: PERSONAL.phone, type: 'Personal', isPrimary: true },
  },
  currentInterviewStage: { id: 'stage-1', title: 'Onsite', type: 'Active', orderInInterviewPlan: 2 },
  source: {
    id: 'source-1',
    title: 'LinkedIn',
    isArchived: false,
    sourceType: { id: 'st-1', title: 'Job boards' },
  },
  archiveReason: null,
  job: { id: JOB, title: 'Engineer', departmentId: 'dep-7' },
  creditedToUser: {
    id: 'user-5',
    firstName: PERSONAL.employeeName,
    lastName: PERSONAL.lastName,
    email: PERSONAL.employeeEmail,
    globalRole: 'Elevated Access',
  },
  hiringTeam: [{ email: PERSONAL.employeeEmail, firstName: PERSONAL.employeeName, role: 'Recruiter' }],
  ...fields,
});

export const of = (action: string, data: object, webhookActionId = ACTION) => ({
  action,
  webhookActionId,
  data,
});

export const ofApplication = (action: string, fields: object = {}, more: object = {}) =>
  of(action, { application: applicationWith(fields), ...more });

export const offerWith = (fields: object = {}) => ({
  offer: {
    id: 'offer-1',
    applicationId: APPLICATION,
    acceptanceStatus: 'Pending',
    offerStatus: 'WaitingOnCandidateResponse',
    decidedAt: null,
    latestVersion: {
      id: 'version-1',
      startDate: '2026-06-01',
      salary: { currencyCode: 'EUR', value: 70_000 },
      author: { email: PERSONAL.employeeEmail },
    },
    ...fields,
  },
});

export const scheduleWith = (fields: object = {}) => ({
  interviewSchedule: {
    id: 'schedule-1',
    status: 'Scheduled',
    applicationId: APPLICATION,
    interviewStageId: 'stage-1',
    scheduledBy: { email: PERSONAL.employeeEmail },
    interviewEvents: [
      {
        id: 'e2',
        startTime: '2026-04-10T12:00:00Z',
        interviewers: [{ firstName: PERSONAL.employeeName }],
        feedbackLink: PERSONAL.cv,
      },
      { id: 'e1', startTime: '2026-04-10T09:00:00Z' },
    ],
    ...fields,
  },
});

const HIRE = { status: 'Hired', currentInterviewStage: { id: 'stage-9', title: 'Hired', type: 'Hired' } };
const ACCEPTED = offerWith({
  acceptanceStatus: 'Accepted',
  offerStatus: 'CandidateAccepted',
  decidedAt: '2026-04-20T10:00:00Z',
});

/** The three deliveries of one hire. */
export const HIRE_FAN_OUT = [
  ofApplication('candidateHire', HIRE, ACCEPTED),
  ofApplication('candidateStageChange', HIRE),
  ofApplication('applicationUpdate', HIRE),
];

export const ASHBY_SAMPLES: Readonly<Record<string, unknown>> = {
  'a candidate applies': ofApplication('applicationSubmit'),
  'the stage changes': ofApplication('candidateStageChange'),
  'the application changes': ofApplication('applicationUpdate'),
  'a candidate is turned down': ofApplication('applicationUpdate', {
    status: 'Archived',
    archiveReason: { id: 'ar-1', text: 'Too junior', reasonType: 'RejectedByOrg' },
  }),
  'a candidate is hired': HIRE_FAN_OUT[0],
  'the hire as a stage change': HIRE_FAN_OUT[1],
  'the hire as an update': HIRE_FAN_OUT[2],
  'a candidate is deleted': of('candidateDelete', { candidate: { id: CANDIDATE } }),
  'candidates are merged': of('candidateMerge', {
    deletedCandidate: { id: 'gone-1', name: PERSONAL.name },
    mergedCandidate: { id: CANDIDATE },
  }),
  'an interview is planned': of('interviewScheduleCreate', scheduleWith()),
  'an interview took place': of('interviewScheduleUpdate', scheduleWith({ status: 'Complete' })),
  'an offer is made': of('offerCreate', offerWith()),
  'an offer is deleted': of('offerDelete', { offer: { id: 'offer-1', applicationId: APPLICATION } }),
  'a job is made': of('jobCreate', {
    job: { id: JOB, title: 'Engineer', status: 'Open', confidential: false, employmentType: 'FullTime' },
  }),
  'a job is closed': of('jobUpdate', {
    job: { id: JOB, title: 'Engineer', status: 'Closed', hiringTeam: [{ email: PERSONAL.employeeEmail }] },
  }),
};
