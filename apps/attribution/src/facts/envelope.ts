import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type LogPosition } from '#shared/bus/log-position.js';

/** The columns every fact table begins and ends with. */
export interface Envelope {
  readonly tenant: string;
  readonly event_key: string;
  readonly source: string;
  readonly event_id: string;
  readonly occurred_at: string;
  readonly received_at: string;
  /** For audit only, never part of a key: a republished event has new coordinates. */
  readonly log_partition: number;
  readonly log_offset: number;
}

export function envelopeOf(event: AcceptedEvent, position: LogPosition): Envelope {
  return {
    tenant: event.tenant,
    event_key: event.key,
    source: event.source,
    event_id: event.id,
    occurred_at: event.occurredAt,
    received_at: event.receivedAt,
    log_partition: position.partition,
    log_offset: position.offset,
  };
}
