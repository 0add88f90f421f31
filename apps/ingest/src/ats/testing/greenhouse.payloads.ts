import { PERSONAL } from './personal.js';

/** Deliveries of Greenhouse, written from its list of fields. */

const person = {
  id: 7001,
  first_name: PERSONAL.firstName,
  last_name: PERSONAL.lastName,
  title: PERSONAL.note,
  phone_numbers: [{ value: PERSONAL.phone, type: 'mobile' }],
  email_addresses: [{ value: PERSONAL.email, type: 'personal' }],
  addresses: [{ value: PERSONAL.address, type: 'home' }],
  attachments: [{ filename: `${PERSONAL.name}.pdf`, url: PERSONAL.cv, type: 'resume' }],
  recruiter: { id: 4, name: PERSONAL.employeeName, email: PERSONAL.employeeEmail, employee_id: 'E4' },
};
const job = { id: 300, name: 'Bicycle mechanic', status: 'open', departments: [{ id: 1, name: 'Workshop' }] };

/** An application, with some of its fields replaced. */
export function application(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 9001,
    status: 'active',
    prospect: false,
    applied_at: '2026-04-01T08:00:00Z',
    last_activity_at: '2026-04-10T12:00:00Z',
    source: { id: 2, name: 'LinkedIn' },
    credited_to: { id: 5, email: PERSONAL.employeeEmail, name: PERSONAL.employeeName, employee_id: 'E5' },
    current_stage: { id: 21, name: 'Application Review', interviews: [] },
    custom_fields: {},
    candidate: person,
    jobs: [job],
    ...fields,
  };
}

export function ofApplication(action: string, fields?: Readonly<Record<string, unknown>>) {
  return { action, payload: { application: application(fields) } };
}

export function ofJob(action: string, fields: Readonly<Record<string, unknown>> = {}) {
  return { action, payload: { job: { ...job, opened_at: '2026-03-01T07:00:00Z', ...fields } } };
}

export function offerCreated(fields: Readonly<Record<string, unknown>> = {}) {
  const offer = { id: 50, application_id: 9001, job_id: 300, version: 1, sent_on: '2026-04-20' };
  return { action: 'offer_created', payload: { ...offer, notes: PERSONAL.note, ...fields } };
}

export const stage = (name: string, interviews: readonly (readonly [number, string])[] = []) => ({
  current_stage: {
    id: 22,
    name,
    interviews: interviews.map(([id, status]) => ({
      id,
      status,
      name: PERSONAL.note,
      interviewers: [{ id: 9, display_name: PERSONAL.employeeName }],
    })),
  },
});

export const GREENHOUSE_SAMPLES: Readonly<Record<string, unknown>> = {
  'somebody applies': ofApplication('new_candidate_application', {
    custom_fields: { mh: { name: 'Tracking', value: '01890a5d-ac96-774b-bcce-b302099a8057' } },
  }),
  'somebody becomes a prospect': ofApplication('new_prospect_application', { prospect: true, jobs: [] }),
  'an interview is planned': ofApplication(
    'candidate_stage_change',
    stage('Face to Face', [
      [81, 'scheduled'],
      [82, 'complete'],
      [83, 'to_be_scheduled'],
    ]),
  ),
  'the source is edited': ofApplication('application_updated', {
    source: { id: 1, name: 'Company website' },
  }),
  'a hire': ofApplication('hire_candidate', {
    status: 'hired',
    offer: { id: 50, version: 1, starts_at: '2026-06-01' },
  }),
  'a hire is undone': ofApplication('unhire_candidate', { credited_to: null }),
  'a rejection': ofApplication('reject_candidate', {
    status: 'rejected',
    rejected_at: '2026-04-11T10:00:00Z',
    rejection_reason: { id: 3, name: 'Too Junior' },
  }),
  'a rejection is undone': ofApplication('unreject_candidate'),
  'an application is deleted': {
    action: 'delete_application',
    payload: { application: { id: 9001, candidate_id: 7001, job_id: 300, source_id: 2, referrer_id: 5 } },
  },
  'a candidate is deleted': {
    action: 'delete_candidate',
    payload: {
      person: {
        id: 7001,
        first_name: PERSONAL.firstName,
        email_addresses: [PERSONAL.email],
        deleted_application_ids: [9001],
      },
    },
  },
  'candidates are merged': {
    action: 'merge_candidate',
    payload: { person: { id: 7001, name: PERSONAL.name, new_candidate_id: 7002 } },
  },
  'a candidate is anonymised': {
    action: 'candidate_anonymized',
    payload: { candidate_id: 7001, anonymized_fields: ['full_name', 'credited_to'] },
  },
  'a candidate’s own data changes': { action: 'update_candidate', payload: { candidate: person } },
  'an offer': offerCreated(),
  'an offer is changed': { ...offerCreated({ version: 2 }), action: 'offer_updated' },
  'an offer is deleted': {
    action: 'offer_deleted',
    payload: { offer: { id: 50, application_id: 9001, notes: PERSONAL.note } },
  },
  'a job opens': ofJob('job_created', { notes: PERSONAL.note }),
  'a job closes': ofJob('job_updated', { status: 'closed', closed_at: '2026-05-01T07:00:00Z' }),
  'a job is deleted': ofJob('job_deleted'),
  'a test': { action: 'ping', payload: { web_hook_id: 1 } },
};
