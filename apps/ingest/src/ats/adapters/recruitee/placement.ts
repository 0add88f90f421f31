import { idAt } from '../../payload.js';

/** A candidate on a job: Recruitee's deliveries name both, and no id of the two together. */
export function placedIn(
  payload: unknown,
): { readonly id: string; readonly candidate: string; readonly offer: string } | undefined {
  const candidate = idAt(payload, 'candidate', 'id');
  const offer = idAt(payload, 'offer', 'id') ?? idAt(payload, 'offers', 0, 'id');
  if (candidate === undefined || offer === undefined) return undefined;
  return { id: `${candidate}.${offer}`, candidate, offer };
}
