import { type ClusterSums } from '#domain/experiments/clustered-rate-ratio.js';
import { type Share } from '#domain/statistics/rate-ratio.js';

/** Two sides of a comparison. */
export interface Sides<T> {
  readonly advocacy: T;
  readonly other: T;
}

/** Everything the claims are tested on. */
export interface ClaimsData {
  readonly connections: {
    readonly connections: number;
    readonly followers: number;
    /** Advocates whose audience is known, and enrolled ones. */
    readonly advocates: number;
    readonly enrolled: number;
  };
  /** Human clicks per measured impression, shares as clusters; the other side is the company page. */
  readonly clicks: Sides<ClusterSums>;
  /** Reactions, comments and reshares per measured impression. */
  readonly interactions: Sides<ClusterSums>;
  /** Applications with an advocate in their journey, of all. */
  readonly influenced: Share;
  /** Still there a year after they started, of those whose year is over; hires an advocate influenced, and the others. */
  readonly retained: Sides<Share>;
}

export const NO_SHARES: ClusterSums = {
  clusters: 0,
  events: 0,
  exposure: 0,
  eventsSquared: 0,
  eventsTimesExposure: 0,
  exposureSquared: 0,
};
