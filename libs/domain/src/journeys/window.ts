import { type Instant } from '../ids.js';
import { epochMsOf, instantOf } from '../time/instant.js';

const MS_PER_DAY = 86_400_000;

/** The stretch of time in which a touch can have led to an application. Both ends belong to it. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * `[T - W, T]` on exact instants. Days of 24 hours, never calendar days: with calendar days a touch later on the day of
 * the application would count, and one at the far end would depend on the zone.
 */
export function windowBefore(anchor: Instant, lookbackDays: number): Window {
  return { from: instantOf(epochMsOf(anchor) - lookbackDays * MS_PER_DAY), to: anchor };
}

export function isWithin(at: Instant, window: Window): boolean {
  return window.from <= at && at <= window.to;
}
