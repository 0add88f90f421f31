import { type IncomingHttpHeaders } from 'node:http';

/** What was answered, whatever the status. */
export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Its beginning, as it was sent (it may be compressed). */
  readonly body: Buffer;
  /** False when the body was longer than we read, took longer than we wait, or broke off. */
  readonly isWhole: boolean;
}
