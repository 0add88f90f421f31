import { type Read, type Told } from './delivered.js';
import { advocateOf, channelOf, evidenceOf } from './said.js';

interface Named {
  readonly id: number;
  readonly name: string;
}
interface Application {
  readonly id: number;
  readonly applied_at: string;
  readonly last_activity_at: string;
  readonly rejected_at?: string;
  readonly source: Named | null;
  readonly credited_to: { readonly employee_id: string } | null;
  readonly current_stage: Named & { readonly interviews: readonly { id: number; status: string }[] };
  readonly custom_fields: Readonly<Record<string, { readonly name: string; readonly value: string }>>;
  readonly candidate: { readonly id: number };
  readonly jobs: readonly { readonly id: number }[];
}
interface Job {
  readonly id: number;
  readonly status: string;
  readonly opened_at: string;
  readonly closed_at: string;
}
interface Offer {
  readonly id: number;
  readonly application_id: number;
  readonly sent_on: string;
}
interface Payload {
  readonly action: string;
  readonly payload: { readonly application?: Application; readonly job?: Job } & Partial<Offer>;
}

/** Our stage for each stage of the demo's hiring plan. */
const STAGES: Readonly<Record<string, string>> = {
  'Application Review': 'application',
  'Phone Screen': 'qualified',
  'Face to Face': 'interview',
  'Coffee with the team': 'interview',
  Offer: 'offer',
};
const TYPES: Readonly<Record<string, string>> = {
  hire_candidate: 'hired',
  unhire_candidate: 'hire.reversed',
};

export const readGreenhouse: Read = (delivery, owners, links) => {
  const { action, payload } = delivery as Payload;
  const { application, job, application_id: offered, sent_on: sentOn } = payload;
  if (job !== undefined) return [readJob(job)];
  if (offered !== undefined) {
    const applicationId = codeOf(offered);
    const data = { applicationId, candidateRef: owners.get(applicationId) };
    // A day is taken at noon.
    return [
      { id: `offer ${applicationId}`, type: 'offer.made', at: Date.parse(`${sentOn ?? ''}T12:00:00Z`), data },
    ];
  }
  if (application === undefined) return [];
  const named = { applicationId: codeOf(application.id), candidateRef: codeOf(application.candidate.id) };
  owners.set(named.applicationId, named.candidateRef);
  const at = Date.parse(application.last_activity_at);
  const told = (type: string, when: number, data: object): Told => ({
    id: `${type} ${named.applicationId} ${String(when)}`,
    type,
    at: when,
    data: { ...named, ...data },
  });
  const { source, credited_to: credited, custom_fields: custom, current_stage: stage } = application;
  switch (action) {
    case 'new_candidate_application': {
      const field = (name: string) => Object.values(custom).find((one) => one.name === name)?.value;
      const fields = {
        tracking: field('Tracking'),
        answer: field('How did you find us?'),
        source: source?.name,
        credited: credited?.employee_id,
      };
      return [
        told('application.received', Date.parse(application.applied_at), {
          vacancyId: codeOf(application.jobs[0]?.id ?? 0),
          internal: source?.name === 'Internal applicant',
          evidence: evidenceOf(fields, links),
        }),
      ];
    }
    case 'candidate_stage_change':
      return [
        told('stage.changed', at, { stage: STAGES[stage.name] }),
        ...stage.interviews.map(({ id, status }) => ({
          id: `interview ${named.applicationId} ${String(id)} ${status}`,
          type: status === 'complete' ? 'interview.completed' : 'interview.scheduled',
          data: named,
        })),
      ];
    case 'application_updated':
      return source === null && credited === null
        ? []
        : [
            told('source.changed', at, {
              channel: channelOf(source?.name),
              creditedTo: advocateOf(credited?.employee_id),
            }),
          ];
    case 'reject_candidate':
      return [told('rejected', Date.parse(application.rejected_at ?? ''), {})];
    default: {
      const type = TYPES[action];
      if (type === undefined) throw new Error(`a delivery of Greenhouse that nobody can read: ${action}`);
      return [told(type, at, {})];
    }
  }
};

function readJob({ id, status, opened_at, closed_at }: Job): Told {
  const [type, at] = status === 'open' ? ['vacancy.opened', opened_at] : ['vacancy.closed', closed_at];
  return { id: `${type} ${codeOf(id)}`, type, at: Date.parse(at), data: { vacancyId: codeOf(id) } };
}

function codeOf(id: number): string {
  return `greenhouse:${String(id)}`;
}
