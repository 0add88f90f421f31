import { type Problem } from '#domain/events/rejection.js';
import { type AtsEvent, type AtsReading, type FetchRequest } from './adapter.js';

/** A reading as it is put together; each part of an adapter adds what it found. */
export function reading(parts: {
  readonly events?: readonly AtsEvent[];
  readonly problems?: readonly Problem[];
  readonly fetches?: readonly FetchRequest[];
}): AtsReading {
  return { events: parts.events ?? [], problems: parts.problems ?? [], fetches: parts.fetches ?? [] };
}

/** What a delivery says that is none of our business. */
export const NOTHING: AtsReading = reading({});

export function allOf(...readings: readonly AtsReading[]): AtsReading {
  return reading({
    events: readings.flatMap(({ events }) => events),
    problems: readings.flatMap(({ problems }) => problems),
    fetches: readings.flatMap(({ fetches }) => fetches),
  });
}

export function problemAt(...problems: readonly Problem[]): AtsReading {
  return reading({ problems });
}
