import { type Rejection } from '#domain/events/rejection.js';
import { type LogPosition } from '#shared/bus/log-position.js';

/** Where an event came from: enough to find the sender, nothing about a person. */
export type Origin =
  | {
      readonly channel: 'http';
      readonly keyId: string;
      /** Which of the request's events it was. */
      readonly index: number;
    }
  | { readonly channel: 'replay'; readonly keyId: string }
  | { readonly channel: 'ats'; readonly ats: string; readonly connectionId: string }
  | {
      readonly channel: 'import';
      readonly keyId: string;
      /** Which kind of file it was. */
      readonly kind: string;
      /** The line of the file the row begins on, from 1. */
      readonly line: number;
    }
  | ({ readonly channel: 'kafka' } & LogPosition);

/** One event as a collector hands it over. */
export interface SentEvent {
  /** A CloudEvent in structured JSON mode, as it was sent; judged from the first byte on. */
  readonly bytes: Buffer;
  readonly origin: Origin;
  /** What the collector found that makes the bytes no event at all. It is refused for that, unread. */
  readonly unreadable?: Rejection;
}
