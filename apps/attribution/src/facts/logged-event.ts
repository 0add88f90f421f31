import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type LogPosition } from '#shared/bus/log-position.js';

/** An accepted event together with the message it came in. */
export interface LoggedEvent {
  readonly event: AcceptedEvent;
  readonly position: LogPosition;
  /** The message as it was delivered, for when it has to be set aside. */
  readonly raw: Buffer;
}
