import { type EventOutcome } from '../../accept/outcome.js';
import { type Replayed } from './replayer.js';

/** The answer to a request to send a page of refused events again. */
export interface ReplayAnswer {
  readonly accepted: number;
  readonly duplicate: number;
  /** Still refused, each for the reason in its result. */
  readonly rejected: number;
  readonly results: readonly (EventOutcome & { readonly rejectedId: string })[];
  /** Where to go on; null when these were the last. */
  readonly nextCursor: string | null;
}

export function replayAnswer(replayed: readonly Replayed[], nextCursor: string | null): ReplayAnswer {
  const count = (status: EventOutcome['status']) =>
    replayed.filter(({ outcome }) => outcome.status === status).length;
  return {
    accepted: count('accepted'),
    duplicate: count('duplicate'),
    rejected: count('rejected'),
    results: replayed.map(({ event, outcome }) => ({ ...outcome, rejectedId: event.id })),
    nextCursor,
  };
}
