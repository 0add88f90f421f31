import { type Touch } from '../journeys/touch.js';
import { type Instant } from '../ids.js';
import { type AttributionSettings } from './settings.js';

/** What a path model may look at of a touch: when, and through whom. */
export type PathStep = Pick<Touch, 'at' | 'channel'>;

/** What a path model may look at beside the touches. */
export interface JourneyContext {
  readonly settings: AttributionSettings;
  /** When the application reached its stages, up to the one the journey leads to; a stage it did not reach is not there. */
  readonly milestones: Milestones;
}

/** The stages that a W-shaped model gives weight to. */
export interface Milestones {
  readonly application?: Instant;
  readonly interview?: Instant;
  readonly hire?: Instant;
}

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
   * What of a journey its weights depend on; without it, on anything. Journeys alike in it get the same weights, so
   * many journeys at once are weighed once per kind. A model that says less than it looks at would be wrong there.
   */
  readonly looksAt?: PathAspect;
  /**
   * The share of each step, in the order of the path: none negative, together 1. Empty for an empty path.
   * @param path in the total order
   */
  weigh(path: readonly PathStep[], context: JourneyContext): number[];
}

/**
 * How many touches; also which of them are of the same channel and which are direct, but not whose they are; also how
 * far apart they are; also when the candidate reached which stage.
 */
export type PathAspect = 'length' | 'shape' | 'times' | 'milestones';
