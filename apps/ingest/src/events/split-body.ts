import { ProblemError } from '#shared/errors/problem.js';
import { jsonArraySlices } from '../accept/json-array-slices.js';
import { type EventsFormat } from './media-type.js';

export const MAX_EVENTS_PER_REQUEST = 5_000;
const LINE_FEED = 0x0a;
const OPEN_ARRAY = 0x5b;

/** The bytes of each event of a request, in order. */
export interface SentEvents {
  readonly events: readonly Buffer[];
  /** Whether the sender wrote a list, and so expects an answer per event, even if there is one in it. */
  readonly isBatch: boolean;
  /** Of each event its line, from 1, when the format has lines. */
  readonly lines?: readonly number[];
}

/** Cuts a body into events without judging them: what is wrong with one is said about that one. */
export function splitBody(body: Buffer, format: EventsFormat): SentEvents {
  const sent = format === 'ndjson' ? splitLines(body) : splitJson(body, format);
  if (sent.events.length === 0)
    throw new ProblemError('bad-request', { detail: 'The request holds no event; send at least one.' });
  if (sent.events.length > MAX_EVENTS_PER_REQUEST) {
    throw new ProblemError('too-large', {
      detail: `The request holds ${String(sent.events.length)} events; send at most ${String(MAX_EVENTS_PER_REQUEST)} at a time. None was stored.`,
    });
  }
  return sent;
}

function splitJson(body: Buffer, format: EventsFormat): SentEvents {
  const isList = firstByte(body) === OPEN_ARRAY;
  if (format === 'json' && !isList) return { events: body.length === 0 ? [] : [body], isBatch: false };
  const events = jsonArraySlices(body);
  // Where one element ends is not known then, so the whole body is one thing that is not JSON.
  return events === undefined
    ? { events: body.length === 0 ? [] : [body], isBatch: false }
    : { events, isBatch: true };
}

function splitLines(body: Buffer): SentEvents {
  const events: Buffer[] = [];
  const lines: number[] = [];
  let start = 0;
  for (let line = 1; start < body.length; line++) {
    const end = body.indexOf(LINE_FEED, start);
    const bytes = body.subarray(start, end === -1 ? body.length : end);
    if (firstByte(bytes) !== undefined) {
      events.push(bytes);
      lines.push(line);
    }
    start = end === -1 ? body.length : end + 1;
  }
  return { events, isBatch: true, lines };
}

function firstByte(bytes: Buffer): number | undefined {
  return bytes.find((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
}
