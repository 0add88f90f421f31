import { type RejectedEvent } from '../rejected-store.js';

/** Why an event cannot be sent again as it is kept; undefined when it can. */
export function whyNotWhole({ origin, erasedAt }: RejectedEvent): string | undefined {
  if (erasedAt !== null)
    return 'What was sent was erased at the end of its retention; send the whole, mended event as the body.';
  if (origin.truncated)
    return 'Only the beginning of what was sent is kept; send the whole, mended event as the body.';
  return undefined;
}
