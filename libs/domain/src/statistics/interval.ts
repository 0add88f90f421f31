/** The ends of an interval; both belong to it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A number that was worked out from data, and what chance alone leaves open about it. */
export interface Estimate {
  readonly value: number;
  /** 95 %. Undefined where the data leave nothing to base one on. */
  readonly interval: Interval | undefined;
}
