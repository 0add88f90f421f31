import { countRejected, eventsAccepted, eventsDuplicate } from '../metrics.js';
import { type EventOutcome } from './outcome.js';

/** Counts what senders were told; called once the answer is certain. */
export function countOutcomes(outcomes: readonly EventOutcome[]): void {
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') countRejected(outcome.reason);
    else if (outcome.status === 'duplicate') eventsDuplicate.inc();
    else eventsAccepted.inc();
  }
}
