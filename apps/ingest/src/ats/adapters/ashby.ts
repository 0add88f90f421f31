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
import * as application from './ashby/application.js';
import * as candidate from './ashby/candidate.js';
import * as interview from './ashby/interview.js';
import * as job from './ashby/job.js';
import * as offer from './ashby/offer.js';

/** How long Ashby goes on is not known to us; three days is what such systems take at most. */
const RETRY_PERIOD_MS = 3 * 24 * 60 * 60_000;
const SIGNATURE = /^sha256=(\S+)$/;
const PING = /"action"\s*:\s*"ping"/;
const LONGEST_PING = 4_096;

type Read = (payload: unknown, reader: AtsReader) => AtsReading;

/**
 * By `action`. One thing that happened is told by several: a hire is also an `applicationUpdate` and a
 * `candidateStageChange`, with one `webhookActionId`. Each action is read for what it alone says, and what two of them
 * say has one key, so nothing is told twice whichever of them are subscribed to.
 */
const ACTIONS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['applicationSubmit', application.submitted],
  ['applicationUpdate', application.updated],
  ['candidateStageChange', application.stageChanged],
  ['candidateHire', application.hired],
  ['candidateDelete', candidate.deleted],
  ['candidateMerge', candidate.merged],
  ['interviewScheduleCreate', interview.scheduled],
  ['interviewScheduleUpdate', interview.scheduled],
  ['offerCreate', offer.changed],
  ['offerUpdate', offer.changed],
  ['offerDelete', offer.deleted],
  ['jobCreate', job.changed],
  ['jobUpdate', job.changed],
]);

export const ashby: AtsAdapter = {
  name: 'ashby',
  title: 'Ashby',
  retryPeriodMs: RETRY_PERIOD_MS,
  acknowledge: 200,
  /** A webhook stays disabled until its ping is answered, which comes when it is made: maybe before its secret is here. */
  greet: ({ body }) =>
    body.length <= LONGEST_PING && PING.test(body.toString('utf8')) && actionOf(body) === 'ping'
      ? { status: 200, headers: {} }
      : undefined,
  verify,
  applicationsIn(payload) {
    const id =
      idAt(payload, 'data', 'offer', 'applicationId') ??
      idAt(payload, 'data', 'interviewSchedule', 'applicationId');
    return id === undefined ? [] : [id];
  },
  read: (payload, reader) => ACTIONS.get(textAt(payload, 'action') ?? '')?.(payload, reader) ?? NOTHING,
};

/** `Ashby-Signature: sha256=<hex>` over the body as it came. */
function verify(delivery: Delivery, secrets: readonly string[]): Verification {
  const header = delivery.headers['ashby-signature'];
  if (header === undefined) return { ok: false, refusal: 'unsigned' };
  // Not `webhookActionId`: the deliveries of one action share it and say different things.
  return verifyBody(delivery, decodeSignature(SIGNATURE.exec(header)?.[1] ?? '', 'hex'), secrets);
}

function actionOf(body: Buffer): string | undefined {
  try {
    return textAt(JSON.parse(body.toString('utf8')), 'action');
  } catch {
    return undefined;
  }
}
