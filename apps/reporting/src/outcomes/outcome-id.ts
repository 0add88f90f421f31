import { type Stage } from '#domain/events/catalogue.js';
import { STAGES } from '#domain/events/talent.js';

/** What an outcome is known by. */
export interface OutcomeKey {
  readonly candidateRef: string;
  readonly applicationId: string;
  readonly stage: Stage;
}

/** The key as one piece of an address. It hides nothing: the candidate's reference is a pseudonym already. */
export function outcomeId({ candidateRef, applicationId, stage }: OutcomeKey): string {
  return Buffer.from(JSON.stringify([candidateRef, applicationId, stage])).toString('base64url');
}

/** Undefined for a text that is no outcome's id. */
export function parseOutcomeId(id: string): OutcomeKey | undefined {
  const fields = jsonOf(Buffer.from(id, 'base64url').toString('utf8'));
  if (!Array.isArray(fields) || fields.length !== 3) return undefined;
  const [candidateRef, applicationId, named] = fields as readonly unknown[];
  const stage = STAGES.find((known) => known === named);
  if (typeof candidateRef !== 'string' || typeof applicationId !== 'string' || stage === undefined)
    return undefined;
  return { candidateRef, applicationId, stage };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
