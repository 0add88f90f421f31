import { type Read, type Told } from './delivered.js';
import { advocateOf, channelOf, evidenceOf } from './said.js';

interface Application {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly status: string;
  readonly archivedAt?: string;
  readonly customFields: readonly { readonly title: string; readonly value: string }[];
  readonly candidate: { readonly id: string };
  readonly currentInterviewStage: { readonly title: string };
  readonly source: { readonly title: string } | null;
  readonly job: { readonly id: string };
  readonly creditedToUser: { readonly id: string } | null;
}
interface Payload {
  readonly action: string;
  readonly data?: {
    readonly application?: Application;
    readonly interviewSchedule?: { readonly id: string; readonly applicationId: string };
    readonly offer?: { readonly id: string; readonly applicationId: string };
    readonly job?: { readonly id: string; readonly openedAt?: string; readonly closedAt?: string };
  };
}

/** Our stage for each stage of the demo's interview plan. */
const STAGES: Readonly<Record<string, string>> = {
  'Application Review': 'application',
  'Recruiter call': 'qualified',
  Onsite: 'interview',
  'Second onsite': 'interview',
  Offer: 'offer',
  Hired: 'hire',
};

export const readAshby: Read = (delivery, owners, links) => {
  const { action, data = {} } = delivery as Payload;
  const ofOwner = (type: string, applicationId: string): Told[] => {
    const named = { applicationId: codeOf(applicationId), candidateRef: owners.get(codeOf(applicationId)) };
    return [{ id: `${type} ${named.applicationId}`, type, data: named }];
  };
  switch (action) {
    case 'interviewScheduleCreate':
      return ofOwner('interview.scheduled', data.interviewSchedule?.applicationId ?? '');
    case 'interviewScheduleUpdate':
      return ofOwner('interview.completed', data.interviewSchedule?.applicationId ?? '');
    case 'offerCreate':
      return ofOwner('offer.made', data.offer?.applicationId ?? '');
    case 'jobCreate':
      return ofJob('vacancy.opened', data.job?.id ?? '', data.job?.openedAt ?? '');
    case 'jobUpdate':
      return ofJob('vacancy.closed', data.job?.id ?? '', data.job?.closedAt ?? '');
  }
  const { application } = data;
  if (application === undefined) return [];
  const named = { applicationId: codeOf(application.id), candidateRef: codeOf(application.candidate.id) };
  owners.set(named.applicationId, named.candidateRef);
  const told = (type: string, at: string, more: object): Told => ({
    id: `${type} ${named.applicationId} ${at}`,
    type,
    at: Date.parse(at),
    data: { ...named, ...more },
  });
  const { createdAt, updatedAt, archivedAt, status, source, creditedToUser, customFields } = application;
  const archived = status === 'Archived' ? [told('rejected', archivedAt ?? updatedAt, {})] : [];
  switch (action) {
    case 'applicationSubmit': {
      const field = (title: string) => customFields.find((one) => one.title === title)?.value;
      const fields = {
        tracking: field('Tracking'),
        answer: field('How did you find us?'),
        source: source?.title,
        credited: creditedToUser?.id,
      };
      return [
        told('application.received', createdAt, {
          vacancyId: codeOf(application.job.id),
          internal: source?.title === 'Internal applicant',
          evidence: evidenceOf(fields, links),
        }),
      ];
    }
    case 'candidateStageChange':
      return [
        told('stage.changed', updatedAt, { stage: STAGES[application.currentInterviewStage.title] }),
        ...archived,
      ];
    case 'candidateHire':
      return [told('hired', updatedAt, {})];
    case 'applicationUpdate':
      return [
        ...(source === null && creditedToUser === null
          ? []
          : [
              told('source.changed', updatedAt, {
                channel: channelOf(source?.title),
                creditedTo: advocateOf(creditedToUser?.id),
              }),
            ]),
        ...archived,
      ];
    default:
      throw new Error(`a delivery of Ashby that nobody can read: ${action}`);
  }
};

function ofJob(type: string, id: string, at: string): Told[] {
  return [{ id: `${type} ${id}`, type, at: Date.parse(at), data: { vacancyId: codeOf(id) } }];
}

function codeOf(id: string): string {
  return `ashby:${id}`;
}
