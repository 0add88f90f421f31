import { type Evidence, type Verdict } from '../events/catalogue.js';
import { type EventKey } from '../ids.js';

/** A piece of evidence, with the application it came with and the event that stated it. */
export interface EvidenceStatement {
  readonly applicationId: string;
  readonly key: EventKey;
  readonly evidence: Evidence;
}

/** Why a piece of evidence made no touch. A closed list: each reason has a test, and nothing is left out silently. */
export const DISCARD_REASONS = [
  /** The click has not arrived. When it does, the candidate is computed again. */
  'unknown_click',
  /** The click was judged to be no person's, or the sharer's own, or a colleague's. */
  'click_not_human',
  'unknown_link',
  /** The link belongs to an advocate's share without saying whose. */
  'unknown_sharer',
  /** No view with this visitor key has arrived. When one does, the candidate is computed again. */
  'unknown_visitor',
  'unreadable_time',
  /** Longer before the end of the journey than the lookback window reaches. */
  'outside_window',
  /** After the end of the journey: the application, or the stage it leads to. */
  'after_anchor',
  /** Hearsay that says something else than the touches that better evidence made. */
  'outweighed',
  /** "A colleague", without saying who, where nothing else is known. */
  'names_nobody',
] as const;
export type DiscardReason = (typeof DISCARD_REASONS)[number];

/** Evidence that made no touch, and supports none, in the journey of the application it came with. */
export interface DiscardedEvidence extends EvidenceStatement {
  readonly reason: DiscardReason;
  /** The verdict of the click, when that is the reason. */
  readonly verdict?: Verdict;
}
