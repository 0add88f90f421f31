import { type LinkContext } from '../events/accepted-event.js';
import { type Verdict } from '../events/catalogue.js';
import { type EventKey } from '../ids.js';
import { type Ordered } from '../time/total-order.js';

/** What attribution reads of one recorded click, whichever store it comes from. */
export interface ClickFact extends Ordered {
  readonly key: EventKey;
  readonly clickId: string;
  readonly linkCode: string;
  readonly verdict: Verdict;
  /** Absent when the visitor asked not to be told apart. */
  readonly visitorKey?: string;
  /** What the link pointed at when it was clicked. */
  readonly link: LinkContext;
}
