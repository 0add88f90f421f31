import {
  type AtsAdapter,
  type AtsReader,
  type AtsReading,
  type Delivery,
  type FetchRequest,
  type Verification,
} from '../adapter.js';
import { readInstant } from '../dates.js';
import { at, idAt, missing, textAt } from '../payload.js';
import { NOTHING, problemAt, reading } from '../reading.js';
import { decodeSignature, isSignedBy, isStale } from '../signatures.js';
import { readArchiveReason } from './lever/archive.js';
import { readInterviews } from './lever/interviews.js';
import { readGoneOpportunity, readOpportunity } from './lever/opportunity.js';

const DAY_MS = 24 * 60 * 60_000;

/** Which deliveries say that an opportunity changed in a way that matters here. */
const EVENTS: ReadonlySet<string> = new Set([
  'applicationCreated',
  'candidateStageChange',
  'candidateArchiveChange',
  'candidateHired',
  'candidateDeleted',
  'interviewCreated',
  'interviewUpdated',
  'interviewDeleted',
]);

/**
 * Lever signs a token and a time and not the payload, so nothing the payload says is believed: it names an opportunity,
 * which is then read from the API. Whoever caught a delivery can at most make us ask for an opportunity once.
 */
export const lever: AtsAdapter = {
  name: 'lever',
  title: 'Lever',
  // How long Lever goes on is not published; a day covers a night without a store.
  retryPeriodMs: DAY_MS,
  acknowledge: 200,
  verify,
  read,
  readFetched(request, resource, reader) {
    switch (request.what) {
      case 'opportunity':
        return readOpportunity(request, resource, reader);
      case 'archive-reason':
        return readArchiveReason(request, resource);
      case 'interviews':
        return readInterviews(request, resource, reader);
      default:
        return NOTHING;
    }
  },
  readGone: (request: FetchRequest, reader: AtsReader) => readGoneOpportunity(request, reader),
  api: {
    defaultBase: 'https://api.lever.co/v1',
    authorise: (token) => ({ authorization: `Basic ${Buffer.from(`${token}:`).toString('base64')}` }),
  },
};

function verify({ body, receivedAtMs }: Delivery, secrets: readonly string[]): Verification {
  const payload = parse(body);
  const token = textAt(payload, 'token');
  const triggeredAt = at(payload, 'triggeredAt');
  const text = at(payload, 'signature');
  if (text === undefined) return { ok: false, refusal: 'unsigned' };
  const signature = typeof text === 'string' ? decodeSignature(text, 'hex') : undefined;
  if (signature === undefined || token === undefined || typeof triggeredAt !== 'number')
    return { ok: false, refusal: 'malformed_signature' };
  if (!isSignedBy(secrets, `${token}${String(triggeredAt)}`, signature))
    return { ok: false, refusal: 'wrong_signature' };
  if (isStale(triggeredAt, receivedAtMs, DAY_MS)) return { ok: false, refusal: 'stale' };
  return { ok: true, deliveryKey: token };
}

function read(payload: unknown): AtsReading {
  const event = textAt(payload, 'event') ?? '';
  if (!EVENTS.has(event)) return NOTHING;
  const opportunity = idAt(payload, 'data', 'opportunityId');
  if (opportunity === undefined) return problemAt(missing('/data/opportunityId', 'The opportunity'));
  const when = readInstant(at(payload, 'triggeredAt'));
  if (when === undefined) return problemAt(missing('/triggeredAt', 'When it happened'));
  const path = `/opportunities/${encodeURIComponent(opportunity)}?expand=applications&expand=stage`;
  const told = { event, at: when, applicationId: opportunity };
  return reading({ fetches: [{ what: 'opportunity', path, told }] });
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
