import {
  type AtsAdapter,
  type AtsReader,
  type AtsReading,
  type Delivery,
  type Verification,
} from '../adapter.js';
import { at, idAt, textAt } from '../payload.js';
import { NOTHING } from '../reading.js';
import { decodeSignature, verifyBody } from '../signatures.js';
import * as candidate from './recruitee/candidate.js';
import * as offer from './recruitee/offer.js';
import { placedIn } from './recruitee/placement.js';

/** Up to nine times over 48 hours, and room for a slow last one. */
const RETRY_PERIOD_MS = 49 * 60 * 60_000;
/** A test request is `{"test":true}`; nothing long is looked into before it is verified. */
const MAX_TEST_BYTES = 200;

type Read = (payload: unknown, reader: AtsReader, delivery: Delivery) => AtsReading;

/** By `event_type`. Some names are not confirmed: both that are in use are read. What is called an offer is a job. */
const EVENTS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['new_candidate', candidate.created],
  ['candidate_created', candidate.created],
  ['candidate_assigned', candidate.assigned],
  ['candidate_moved', candidate.moved],
  ['candidate_deleted', candidate.deleted],
  ['job_published', offer.published],
  ['offer_published', offer.published],
  ['job_updated', offer.updated],
  ['offer_changed', offer.updated],
  ['status_changed', offer.updated],
]);

export const recruitee: AtsAdapter = {
  name: 'recruitee',
  title: 'Recruitee (Tellent)',
  retryPeriodMs: RETRY_PERIOD_MS,
  acknowledge: 200,
  greet: ({ body }) => (isTest(body) ? { status: 200, headers: {} } : undefined),
  verify,
  applicationsIn(payload) {
    const placed = placedIn(at(payload, 'payload'));
    return placed === undefined ? [] : [placed.id];
  },
  read: (payload, reader, delivery) =>
    EVENTS.get(textAt(payload, 'event_type') ?? '')?.(payload, reader, delivery) ?? NOTHING,
};

function verify(delivery: Delivery, secrets: readonly string[]): Verification {
  const header = delivery.headers['x-recruitee-signature'];
  if (header === undefined) return { ok: false, refusal: 'unsigned' };
  return verifyBody(delivery, decodeSignature(header, 'hex'), secrets);
}

function isTest(body: Buffer): boolean {
  if (body.length > MAX_TEST_BYTES) return false;
  try {
    const payload: unknown = JSON.parse(body.toString('utf8'));
    return at(payload, 'test') === true && idAt(payload, 'event_type') === undefined;
  } catch {
    return false;
  }
}
