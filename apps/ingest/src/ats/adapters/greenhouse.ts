import {
  type AtsAdapter,
  type AtsReader,
  type AtsReading,
  type Delivery,
  type Verification,
} from '../adapter.js';
import { idAt, textAt } from '../payload.js';
import { NOTHING } from '../reading.js';
import { decodeSignature, verifyBody } from '../signatures.js';
import * as application from './greenhouse/application.js';
import * as candidate from './greenhouse/candidate.js';
import * as job from './greenhouse/job.js';
import * as offer from './greenhouse/offer.js';

/** Seven attempts over about 15 hours (1, 15, 60, 120, 240 and 480 minutes apart), and room for a slow last one. */
const RETRY_PERIOD_MS = 16 * 60 * 60_000;
const SIGNATURE = /^sha256 (\S+)$/;

type Read = (payload: unknown, reader: AtsReader, delivery: Delivery) => AtsReading;

/**
 * By `action`. Prospects are nobody's application until they become one; what a candidate's own data says
 * (`update_candidate`) is not looked at. Everything else that is not here says nothing to us.
 */
const ACTIONS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['new_candidate_application', application.received],
  ['candidate_stage_change', application.stageChanged],
  ['application_updated', application.sourceChanged],
  ['hire_candidate', application.hired],
  ['unhire_candidate', application.unhired],
  ['reject_candidate', application.rejected],
  ['unreject_candidate', application.unrejected],
  ['delete_application', application.deleted],
  ['delete_candidate', candidate.deleted],
  ['merge_candidate', candidate.merged],
  ['candidate_anonymized', candidate.anonymised],
  ['offer_created', offer.created],
  ['offer_deleted', offer.deleted],
  ['job_created', job.changed],
  ['job_approved', job.changed],
  ['job_updated', job.changed],
  ['job_deleted', job.deleted],
]);

export const greenhouse: AtsAdapter = {
  name: 'greenhouse',
  title: 'Greenhouse',
  retryPeriodMs: RETRY_PERIOD_MS,
  acknowledge: 200,
  verify,
  applicationsIn(payload) {
    const id =
      idAt(payload, 'payload', 'application', 'id') ??
      idAt(payload, 'payload', 'application_id') ??
      idAt(payload, 'payload', 'offer', 'application_id');
    return id === undefined ? [] : [id];
  },
  read: (payload, reader, delivery) =>
    ACTIONS.get(textAt(payload, 'action') ?? '')?.(payload, reader, delivery) ?? NOTHING,
};

/** `Signature: sha256 <hex>`, with a space, over the body as it came: non-ASCII arrives escaped and is signed so. */
function verify(delivery: Delivery, secrets: readonly string[]): Verification {
  const header = delivery.headers['signature'];
  if (header === undefined) return { ok: false, refusal: 'unsigned' };
  // `Greenhouse-Event-ID` is not covered by the signature: anybody could change it and pass for a new delivery.
  return verifyBody(delivery, decodeSignature(SIGNATURE.exec(header)?.[1] ?? '', 'hex'), secrets);
}
