import { type Advocate } from '../organisation.js';
import { employeeNumber } from './sayings.js';
import { type WebhookSystem } from './recruitment-system.js';

/** How the demo's organisation configures its connections, as the public API takes it. */
export function connectionSettings(advocates: readonly Advocate[]): Readonly<Record<string, unknown>> {
  return {
    clickIdField: 'Tracking',
    answerField: 'How did you find us?',
    sources: {
      LinkedIn: 'job_board',
      Indeed: 'job_board',
      'Careers site': 'company_page',
      'Agency partners': 'agency',
      'Job fair Utrecht': 'event',
    },
    stages: {
      byName: {
        'Coffee with the team': 'interview',
        'Recruiter call': 'qualified',
        Onsite: 'interview',
        'Second onsite': 'interview',
      },
    },
    internalSources: ['Internal applicant'],
    advocates: Object.fromEntries(advocates.map(({ id }) => [employeeNumber(id), id])),
  };
}

export const CONNECTIONS: readonly { readonly ats: WebhookSystem; readonly name: string }[] = [
  { ats: 'greenhouse', name: 'Greenhouse: offices' },
  { ats: 'ashby', name: 'Ashby: technology' },
];
