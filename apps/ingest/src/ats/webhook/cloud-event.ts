import { type Problem } from '#domain/events/rejection.js';
import { type Instant } from '#domain/ids.js';
import { type SentEvent } from '../../accept/sent-event.js';
import { type AtsEvent } from '../adapter.js';
import { type AtsConnection, sourceOf } from '../connection.js';

/** An event of an adapter as a CloudEvent, as any other sender would send it. */
export function cloudEvent(connection: AtsConnection, event: AtsEvent, occurredAt: string): SentEvent {
  return sent(connection, { id: event.key, type: event.type, time: occurredAt, data: event.data });
}

/**
 * What is kept of a delivery of which some could not be read: that there was one, and in `problems` the fields. Never the
 * delivery itself: names, addresses and CVs would stay in the store of refused events.
 */
export function unreadPart(
  connection: AtsConnection,
  part: { readonly id: string; readonly at: Instant; readonly problems: readonly Problem[] },
  reason: 'invalid_data' | 'not_json' | 'unknown_reference',
): SentEvent {
  const stub = { id: part.id, type: 'ats.delivery', time: part.at, data: {} };
  return { ...sent(connection, stub), unreadable: { reason, problems: part.problems } };
}

function sent(connection: AtsConnection, attributes: object): SentEvent {
  const event = { specversion: '1.0', source: sourceOf(connection), ...attributes };
  return {
    bytes: Buffer.from(JSON.stringify(event)),
    origin: { channel: 'ats', ats: connection.adapter.name, connectionId: connection.id },
  };
}
