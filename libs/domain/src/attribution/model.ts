import { type Touch } from '../journeys/touch.js';
import { type AttributionSettings } from './settings.js';

/** What a path model may look at of a touch: when, and through whom. */
export type PathStep = Pick<Touch, 'at' | 'channel'>;

/**
 * A model that weighs one journey by itself. Its credits are sums over journeys, so a late event changes those of one
 * candidate only. Models fitted on all journeys together (Markov, rate Shapley) have no such split and are another type.
 */
export interface PathModel {
  readonly kind: 'path';
  readonly name: string;
  /** Raised when the same journey would get other weights. Kept on every credit row. */
  readonly version: number;
  readonly title: string;
  /** What the model says, for the person who reads its number. */
  readonly definition: string;
  /**
   * The share of each step, in the order of the path: none negative, together 1. Empty for an empty path.
   * @param path in the total order
   */
  weigh(path: readonly PathStep[], settings: AttributionSettings): number[];
}
