import { asId, type Day } from '#domain/ids.js';
import { type EmployedHire } from './employed-hires.js';
import { type Employment } from './employment.js';
import { type DatedHire } from './joined-employments.js';

export const day = (text: string): Day => asId<Day>(text);

export function employment(more: Partial<Employment> = {}): Employment {
  return {
    employment_ref: 'e1',
    candidate_ref: 'c1',
    vacancy: 'v1',
    started_on: day('2025-03-01'),
    role: 'baker',
    level: 'junior',
    site: 'utrecht',
    team: 'bread',
    ended_on: '',
    ...more,
  };
}

export function hire(more: Partial<DatedHire> = {}): DatedHire {
  const hired_on = more.hired_on ?? day('2025-02-01');
  return {
    candidate_ref: 'c1',
    application_id: 'a1',
    stage: 'hire',
    vacancy: 'v1',
    at_ms: Date.parse(`${hired_on}T12:00:00Z`),
    applied_ms: Date.parse(`${hired_on}T12:00:00Z`) - 20 * 86_400_000,
    is_reversed: false,
    is_internal: false,
    channel: 'advocate',
    is_influenced: true,
    hired_on,
    ...more,
  };
}

export function employedHire(more: Partial<EmployedHire> = {}): EmployedHire {
  return {
    employment: employment(),
    hire: hire(),
    sourceClass: 'sourced',
    followUp: { days: 400, ended: false },
    ...more,
  };
}
