import { type Stage } from '../events/catalogue.js';
import { type EventKey, type Instant } from '../ids.js';
import { type Ordered } from '../time/total-order.js';

/** A stage that an application reached. At most one per application and stage. */
export interface Outcome extends Ordered {
  /** The event that says so. */
  readonly key: EventKey;
  readonly applicationId: string;
  readonly stage: Stage;
  /** When it stopped standing: reversed, or its application or candidate deleted. It is kept and counts no more. */
  readonly reversedAt?: Instant;
  /** '' when no application has been received. */
  readonly vacancyId: string;
  /** The candidate already worked here: internal mobility, counted apart and credited to nobody. */
  readonly internal: boolean;
}

/** Whether credit is given for it. */
export function isCredited(outcome: Outcome): boolean {
  return outcome.reversedAt === undefined && !outcome.internal;
}
