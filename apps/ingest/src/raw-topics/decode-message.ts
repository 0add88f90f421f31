import { isUtf8 } from 'node:buffer';
import { type LoggedMessage } from '#shared/bus/bus.js';
import { jsonArraySlices } from '../accept/json-array-slices.js';
import { parseEvent } from '../accept/parse-event.js';
import { printable } from '../accept/pointer.js';
import { type SentEvent } from '../accept/sent-event.js';

/** What a message comes to: a CloudEvent in structured JSON mode, or bytes that are none. */
export type DecodedMessage = Pick<SentEvent, 'bytes' | 'unreadable'>;

const CONTENT_TYPE = 'content-type';
const ATTRIBUTE_PREFIX = 'ce_';
const CLOUDEVENTS = 'application/cloudevents';
const STRUCTURED = 'application/cloudevents+json';
const JSON_CONTENT = /^[^/;]+\/(?:[^;]*\+)?json\s*(?:;|$)/i;

/**
 * Reads a message by the CloudEvents 1.0 Kafka protocol binding: a content type that begins with
 * `application/cloudevents` says structured mode, `ce_` headers say binary mode. A message with neither is taken for
 * a structured event of a plain producer: its value can still be one, and if it is not, it is refused as such.
 * Never throws, whatever the bytes.
 */
export function decodeMessage({ value, headers }: Pick<LoggedMessage, 'value' | 'headers'>): DecodedMessage {
  const named = new Map(Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text]));
  const contentType = named.get(CONTENT_TYPE);
  const mediaType = contentType?.split(';')[0]?.trim().toLowerCase();
  if (mediaType?.startsWith(CLOUDEVENTS) === true) {
    if (mediaType === STRUCTURED) return { bytes: value };
    const problem = { pointer: '', detail: notStructured(mediaType) };
    return { bytes: value, unreadable: { reason: 'undecodable', problems: [problem] } };
  }
  const attributes = attributesIn(named);
  return attributes.length === 0 ? { bytes: value } : fromBinary(value, attributes, contentType);
}

function notStructured(mediaType: string): string {
  return mediaType.startsWith(`${CLOUDEVENTS}-batch`)
    ? `Batch mode is not defined for Kafka; send one event per message, as ${STRUCTURED}.`
    : `The event format "${printable(mediaType)}" is not read here; send ${STRUCTURED}, or binary mode with ce_ headers.`;
}

/** `data` is the value of the message and nothing else: a header of that name would stand for it. */
function attributesIn(named: ReadonlyMap<string, string>): [string, string][] {
  return [...named]
    .filter(([name]) => name.startsWith(ATTRIBUTE_PREFIX))
    .map(([name, text]): [string, string] => [name.slice(ATTRIBUTE_PREFIX.length), text])
    .filter(([name]) => name !== 'data');
}

/**
 * The structured form of an event in binary mode. The bytes of its data go in as they are, so that size, depth and
 * texts are judged on what was sent. What is refused is kept in this form: it can be read, mended and sent again.
 */
function fromBinary(
  data: Buffer,
  attributes: readonly (readonly [string, string])[],
  contentType: string | undefined,
): DecodedMessage {
  const envelope = Object.fromEntries(
    contentType === undefined ? attributes : [...attributes, ['datacontenttype', contentType]],
  );
  if (data.length === 0) return { bytes: Buffer.from(JSON.stringify(envelope)) };
  const isJson = JSON_CONTENT.test(contentType ?? envelope['datacontenttype'] ?? 'application/json');
  if (isJson && isOneValue(data)) return { bytes: spliced(envelope, data) };
  const bytes = Buffer.from(JSON.stringify({ ...envelope, ...asText(data) }));
  if (!isJson) return { bytes }; // its content type is refused with the rest of the envelope
  const parsed = parseEvent(data);
  if (parsed.ok) return { bytes };
  const { reason, problems } = parsed.rejection;
  return {
    bytes,
    unreadable: { reason, problems: problems.map((one) => ({ ...one, pointer: `/data${one.pointer}` })) },
  };
}

/**
 * Whether bytes, if they are JSON at all, are one value from the first to the last. Otherwise the value
 * `{},"source":"another"` would, put into an envelope as it is, write over the envelope.
 */
function isOneValue(data: Buffer): boolean {
  return jsonArraySlices(Buffer.concat([Buffer.from('['), data, Buffer.from(']')]))?.length === 1;
}

function spliced(envelope: Readonly<Record<string, string>>, data: Buffer): Buffer {
  const head = JSON.stringify(envelope).slice(0, -1);
  return Buffer.concat([Buffer.from(`${head}${head === '{' ? '' : ','}"data":`), data, Buffer.from('}')]);
}

/** Data that is not JSON, as the CloudEvents JSON format writes it. */
function asText(data: Buffer): Record<string, string> {
  return isUtf8(data) ? { data: data.toString('utf8') } : { data_base64: data.toString('base64') };
}
