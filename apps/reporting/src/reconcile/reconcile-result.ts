import { type Instant } from '#domain/ids.js';

/** Something that is not what it should be. */
export interface Difference {
  /** '' for what belongs to no tenant, such as a hole in the log. */
  readonly tenant: string;
  /** '' where no one day is meant. */
  readonly day: string;
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  /** Where it is about events that should be stored and are not: how many. */
  readonly missing?: number;
  /** Where it is about events that are stored more than once: how many. */
  readonly doubled?: number;
}

/** What one check found. */
export interface CheckResult {
  readonly name: string;
  /** What was compared with what. */
  readonly title: string;
  /** How many things were compared. */
  readonly compared: number;
  /** All that differed, also those that are not listed. */
  readonly differences: number;
  /** Events that should be stored and are not, and events that are stored more than once, among what differed. */
  readonly missing: number;
  readonly doubled: number;
  /** What is not a difference and good to know, such as events that are still on their way. */
  readonly notes: readonly string[];
}

export interface ReconcileResult {
  readonly ok: boolean;
  readonly checkedAt: Instant;
  readonly checks: readonly CheckResult[];
  /** At most {@link MAX_LISTED}; the checks say how many there are. */
  readonly differences: readonly Difference[];
  readonly differencesTotal: number;
}

/** Enough to see what is going on; a broken store would give millions. */
export const MAX_LISTED = 500;

/** How far a check has come. */
export interface Progress {
  readonly check: string;
  readonly done: number;
  readonly total: number;
}
export type OnProgress = (progress: Progress) => void;

/** What a check hands to the service. */
export interface Findings {
  readonly compared: number;
  readonly differences: readonly Difference[];
  readonly notes?: readonly string[];
}
