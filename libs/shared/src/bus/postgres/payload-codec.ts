import { type MessageHeaders } from '../bus.js';

/** What one message carries; its offset follows from its place in the payload. */
export interface PayloadMessage {
  readonly key: string;
  readonly value: Buffer;
  readonly headers: MessageHeaders;
}

type EncodableMessage = Omit<PayloadMessage, 'headers'> & { readonly headers?: MessageHeaders };

/** A payload that cannot be what {@link encodePayload} wrote. The partition waits rather than skip messages. */
export class CorruptPayload extends Error {
  override readonly name = 'CorruptPayload';
}

/** Format 1 had no headers. Rows of it may be in the log for as long as it is kept. */
const WITHOUT_HEADERS = 1;
const WITH_HEADERS = 2;
const PREFIX_BYTES = 5;
const LENGTH_BYTES = 4;
const LENGTHS_OF: Readonly<Record<number, number>> = { [WITHOUT_HEADERS]: 2, [WITH_HEADERS]: 3 };
const LENGTHS_BYTES = LENGTH_BYTES * 3;

/**
 * Packs messages into one value of a `log_batch` row: format (u8), count (u32), the lengths of every key, value and
 * headers (u32 each), then for every message the key, the value, and the headers as JSON, which take no bytes when
 * there are none. Big-endian, texts in UTF-8. Rows are kept for days, so a new layout gets a new format number and the
 * old one stays readable.
 */
export function encodePayload(messages: readonly EncodableMessage[]): Buffer {
  const payload = Buffer.allocUnsafe(
    PREFIX_BYTES + messages.reduce((bytes, message) => bytes + encodedBytes(message), 0),
  );
  payload.writeUInt8(WITH_HEADERS, 0);
  payload.writeUInt32BE(messages.length, 1);
  let lengthsAt = PREFIX_BYTES;
  let bodyAt = PREFIX_BYTES + messages.length * LENGTHS_BYTES;
  for (const { key, value, headers } of messages) {
    const keyBytes = payload.write(key, bodyAt, 'utf8');
    value.copy(payload, bodyAt + keyBytes);
    const headerBytes = payload.write(headersText(headers), bodyAt + keyBytes + value.length, 'utf8');
    for (const length of [keyBytes, value.length, headerBytes]) {
      payload.writeUInt32BE(length, lengthsAt);
      lengthsAt += LENGTH_BYTES;
    }
    bodyAt += keyBytes + value.length + headerBytes;
  }
  return payload;
}

/** How many bytes of a payload one message takes. */
export function encodedBytes({ key, value, headers }: EncodableMessage): number {
  return (
    LENGTHS_BYTES +
    Buffer.byteLength(key, 'utf8') +
    value.length +
    Buffer.byteLength(headersText(headers), 'utf8')
  );
}

/** Unpacks a payload. Values are views on it, not copies. */
export function decodePayload(payload: Buffer): PayloadMessage[] {
  const format = payload.length < PREFIX_BYTES ? undefined : payload.readUInt8(0);
  const lengths = format === undefined ? undefined : LENGTHS_OF[format];
  if (lengths === undefined)
    throw new CorruptPayload(
      `payload has format ${String(format)}, this version reads ${Object.keys(LENGTHS_OF).join(' and ')}`,
    );
  const count = payload.readUInt32BE(1);
  let bodyAt = PREFIX_BYTES + count * lengths * LENGTH_BYTES;
  if (bodyAt > payload.length)
    throw new CorruptPayload(`payload ends inside the lengths of its ${String(count)} messages`);
  const messages = new Array<PayloadMessage>(count);
  for (let index = 0; index < count; index++) {
    const lengthsAt = PREFIX_BYTES + index * lengths * LENGTH_BYTES;
    const valueAt = bodyAt + payload.readUInt32BE(lengthsAt);
    const headersAt = valueAt + payload.readUInt32BE(lengthsAt + LENGTH_BYTES);
    const end = headersAt + (lengths === 3 ? payload.readUInt32BE(lengthsAt + 2 * LENGTH_BYTES) : 0);
    if (end > payload.length)
      throw new CorruptPayload(`payload ends inside message ${String(index)} of ${String(count)}`);
    messages[index] = {
      key: payload.toString('utf8', bodyAt, valueAt),
      value: payload.subarray(valueAt, headersAt),
      headers: headersOf(payload.toString('utf8', headersAt, end)),
    };
    bodyAt = end;
  }
  if (bodyAt !== payload.length)
    throw new CorruptPayload(`payload has ${String(payload.length - bodyAt)} bytes too many`);
  return messages;
}

function headersText(headers: MessageHeaders | undefined): string {
  if (headers === undefined) return '';
  const text = JSON.stringify(headers);
  return text === '{}' ? '' : text;
}

function headersOf(text: string): MessageHeaders {
  if (text === '') return {};
  const headers = parsed(text);
  if (!isHeaders(headers)) throw new CorruptPayload('payload has headers that are not names and texts');
  return headers;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CorruptPayload('payload has headers that are not JSON', { cause });
  }
}

function isHeaders(value: unknown): value is MessageHeaders {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}
