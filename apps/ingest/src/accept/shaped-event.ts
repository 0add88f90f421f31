import { type EventData, type EventType } from '#domain/events/catalogue.js';
import { type Instant } from '#domain/ids.js';

interface Shaped<T extends EventType> {
  readonly id: string;
  readonly source: string;
  readonly type: T;
  readonly occurredAt: Instant;
  readonly data: EventData<T>;
}

/** An event that is right by itself; whom and what it refers to has still to be looked up. Narrows on `type`. */
export type ShapedEvent = { [T in EventType]: Shaped<T> }[EventType];
