import { type EventKey } from '../ids.js';
import { type Ordered } from '../time/total-order.js';

/** What attribution reads of a visit to a vacancy page by a visitor who consented to a key. */
export interface VacancyView extends Ordered {
  readonly key: EventKey;
  readonly visitorKey: string;
  /** The click that brought the visitor, if its id was carried through; then the link code is not read. */
  readonly clickId?: string;
  readonly linkCode?: string;
}
