import { type AtsReader } from '../../adapter.js';
import { idAt, missing } from '../../payload.js';
import { type Problem } from '#domain/events/rejection.js';

export type Owned =
  | { readonly ok: true; readonly named: { readonly candidateRef: string; readonly applicationId: string } }
  | { readonly ok: false; readonly problem: Problem };

/** Whose application something is that names only the application: known from the deliveries that named both. */
export function ownerOf(thing: unknown, pointer: string, reader: AtsReader): Owned {
  const applicationId = idAt(thing, 'applicationId');
  if (applicationId === undefined)
    return { ok: false, problem: missing(`${pointer}/applicationId`, 'The application') };
  const candidate = idAt(thing, 'candidateId');
  const candidateRef =
    candidate === undefined ? reader.candidateOfApplication(applicationId) : reader.candidateRef(candidate);
  if (candidateRef !== undefined)
    return { ok: true, named: { candidateRef, applicationId: reader.code('application', applicationId) } };
  const detail =
    'No delivery has said yet whose application this is; it came in before the connection was made.';
  return { ok: false, problem: { pointer: `${pointer}/applicationId`, detail } };
}
