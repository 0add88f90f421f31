import {
  type AtsAdapter,
  type AtsReader,
  type AtsReading,
  type Delivery,
  type Verification,
} from '../adapter.js';
import { textAt } from '../payload.js';
import { NOTHING } from '../reading.js';
import { decodeSignature, verifyBody } from '../signatures.js';
import * as candidate from './workable/candidate.js';

/** It is said to send again, not for how long; three days is what such systems take at most. */
const RETRY_PERIOD_MS = 3 * 24 * 60 * 60_000;

type Read = (payload: unknown, reader: AtsReader) => AtsReading;

/** By `event_type`. Turning down and hiring are no events of their own: they are told with a move. */
const EVENTS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['candidate_created', candidate.created],
  ['candidate_moved', candidate.moved],
  ['candidate_deleted', candidate.deleted],
]);

export const workable: AtsAdapter = {
  name: 'workable',
  title: 'Workable',
  retryPeriodMs: RETRY_PERIOD_MS,
  acknowledge: 200,
  verify,
  read: (payload, reader) => EVENTS.get(textAt(payload, 'event_type') ?? '')?.(payload, reader) ?? NOTHING,
};

/** `X-Workable-Signature` over the body as it came; hexadecimal, and in some code base64. The two cannot be confused. */
function verify(delivery: Delivery, secrets: readonly string[]): Verification {
  const header = delivery.headers['x-workable-signature'];
  if (header === undefined) return { ok: false, refusal: 'unsigned' };
  return verifyBody(delivery, decodeSignature(header, 'hex') ?? decodeSignature(header, 'base64'), secrets);
}
