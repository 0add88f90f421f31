import {
  type AtsAdapter,
  type AtsReader,
  type AtsReading,
  type Delivery,
  type Verification,
} from '../adapter.js';
import { readInstant } from '../dates.js';
import { idAt, missing } from '../payload.js';
import { NOTHING, problemAt, reading } from '../reading.js';
import { decodeSignature, isSignedBy, isStale, keyOfBytes } from '../signatures.js';
import { readApplication } from './smartrecruiters/application.js';
import { readJob } from './smartrecruiters/job.js';
import { pathBelow, placedInPath } from './smartrecruiters/link.js';
import { readInterview, readOffer } from './smartrecruiters/offer-and-interview.js';

const DEFAULT_BASE = 'https://api.smartrecruiters.com';
const HOUR_MS = 60 * 60_000;
/** Up to ten times, the last after 24 hours. Whether a repeat is signed anew is not published, so its time may be as old. */
const RETRY_PERIOD_MS = 26 * HOUR_MS;
/** What an activation sends to be echoed: printable, and no longer than a header has to be. */
const HOOK_SECRET = /^[!-~]{1,512}$/;

const APPLICATION_EVENTS: ReadonlySet<string> = new Set([
  'application.created',
  'application.status.updated',
  'application.source.updated',
]);
const JOB_EVENTS: ReadonlySet<string> = new Set(['job.created', 'job.updated', 'job.status.updated']);

/** Deliveries name an event, and in the `Link` header the resource it happened to; the body holds ids only. */
export const smartrecruiters: AtsAdapter = {
  name: 'smartrecruiters',
  title: 'SmartRecruiters',
  retryPeriodMs: RETRY_PERIOD_MS,
  acknowledge: 202,
  greet({ headers }) {
    const secret = headers['x-hook-secret'];
    if (secret === undefined || headers['smartrecruiters-signature'] !== undefined) return undefined;
    return HOOK_SECRET.test(secret) ? { status: 200, headers: { 'x-hook-secret': secret } } : undefined;
  },
  verify,
  read,
  readFetched(request, resource, reader) {
    switch (request.what) {
      case 'application':
        return readApplication(request, resource, reader);
      case 'job':
        return readJob(request, resource, reader);
      case 'offer':
        return readOffer(request, resource, reader);
      case 'interview':
        return readInterview(request, resource, reader);
      default:
        return NOTHING;
    }
  },
  api: { defaultBase: DEFAULT_BASE, authorise: (token) => ({ 'x-smarttoken': token }) },
};

/**
 * `v1=<hex>` once per live key, separated by `;`, over time, body and the headers that say what happened, joined by
 * dots; a header that is absent counts as empty.
 */
function verify(delivery: Delivery, secrets: readonly string[]): Verification {
  const { body, headers, receivedAtMs } = delivery;
  const header = headers['smartrecruiters-signature'];
  if (header === undefined) return { ok: false, refusal: 'unsigned' };
  const signatures = header
    .split(';')
    .map((part) => /^\s*v1=([0-9a-fA-F]{64})\s*$/.exec(part)?.[1] ?? '')
    .flatMap((hex) => decodeSignature(hex, 'hex') ?? []);
  const signedAtMs = signedAt(headers['smartrecruiters-timestamp'] ?? '');
  if (signatures.length === 0 || signedAtMs === undefined)
    return { ok: false, refusal: 'malformed_signature' };
  const signed = signedBytes(delivery);
  let fits = false;
  for (const signature of signatures) if (isSignedBy(secrets, signed, signature)) fits = true;
  if (!fits) return { ok: false, refusal: 'wrong_signature' };
  if (isStale(signedAtMs, receivedAtMs, RETRY_PERIOD_MS)) return { ok: false, refusal: 'stale' };
  const eventId = headers['event-id'];
  return { ok: true, deliveryKey: eventId === undefined ? keyOfBytes(body) : `event:${eventId}` };
}

function signedBytes({ body, headers }: Delivery): Buffer {
  const text = (name: string) => headers[name] ?? '';
  const rest = ['event-id', 'event-name', 'event-version', 'link'].map((name) => `.${text(name)}`).join('');
  return Buffer.concat([Buffer.from(`${text('smartrecruiters-timestamp')}.`), body, Buffer.from(rest)]);
}

/** The unit is not published: seconds, milliseconds and RFC 3339 are told apart by their form. */
function signedAt(text: string): number | undefined {
  if (/^\d{10}$/.test(text)) return Number(text) * 1_000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const instant = readInstant(text);
  return instant === undefined ? undefined : Date.parse(instant);
}

function read(payload: unknown, reader: AtsReader, { body, headers }: Delivery): AtsReading {
  const event = headers['event-name'] ?? '';
  if (event === 'candidate.deleted') return candidateDeleted(payload, reader);
  const what = whatOf(event);
  if (what === undefined) return NOTHING;
  const path = pathBelow(reader.settings.apiBase ?? DEFAULT_BASE, headers['link']);
  if (path === undefined)
    return problemAt({ pointer: '', detail: 'The Link header names no resource of the API.' });
  const placed = placedInPath(path);
  const told = {
    event,
    eventId: idAt(headers, 'event-id') ?? keyOfBytes(body).slice(7, 23),
    ...(placed !== undefined && { applicationId: placed.id }),
  };
  return reading({ fetches: [{ what, path, told }] });
}

function whatOf(event: string): string | undefined {
  if (APPLICATION_EVENTS.has(event)) return 'application';
  if (JOB_EVENTS.has(event)) return 'job';
  if (event === 'offer.created') return 'offer';
  return event === 'interview.created' || event === 'interview.updated' ? 'interview' : undefined;
}

function candidateDeleted(payload: unknown, reader: AtsReader): AtsReading {
  const id = idAt(payload, 'candidate_id') ?? idAt(payload, 'id');
  if (id === undefined) return problemAt(missing('/id', 'The id of the candidate'));
  const data = { candidateRef: reader.candidateRef(id) };
  return reading({ events: [{ type: 'candidate.deleted', key: `candidate:${id}:deleted`, data }] });
}
