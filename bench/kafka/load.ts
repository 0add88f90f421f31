import { type Bus, type OutgoingMessage } from '#shared/bus/bus.js';
import { rawMessages } from '#standalone/demo/player/events/raw-message.js';
import { type StreamEvent, streamOf } from '../events/stream.js';

const EVENTS_PER_PUBLISH = 5_000;

/** Events that no other series repeats. */
export interface Load {
  readonly count: number;
  readonly linkCodes: readonly string[];
  readonly series: string;
}

/** The events of a load as messages on the raw topics, so many at a time. */
export function* messagesOf({ count, linkCodes, series }: Load): Generator<OutgoingMessage[]> {
  let events: StreamEvent[] = [];
  for (const event of streamOf(count, linkCodes, series)) {
    events.push(event);
    if (events.length < EVENTS_PER_PUBLISH) continue;
    yield messagesFor(events);
    events = [];
  }
  if (events.length > 0) yield messagesFor(events);
}

export function messagesFor(events: readonly StreamEvent[]): OutgoingMessage[] {
  const lines = events.map((event) => JSON.stringify({ specversion: '1.0', source: 'urn:bench', ...event }));
  return rawMessages({ contentType: 'application/x-ndjson', body: lines.join('\n') });
}

/** Resolves when the broker has them all. */
export async function produce(bus: Bus, messages: Iterable<OutgoingMessage[]>): Promise<void> {
  for (const some of messages) await bus.publish(some);
}
