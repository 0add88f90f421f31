/** What one message carries; its offset follows from its place in the payload. */
export interface PayloadMessage {
  readonly key: string;
  readonly value: Buffer;
}

/** A payload that cannot be what {@link encodePayload} wrote. The partition waits rather than skip messages. */
export class CorruptPayload extends Error {
  override readonly name = 'CorruptPayload';
}

const FORMAT = 1;
const HEADER_BYTES = 5;
const LENGTHS_BYTES = 8;

/**
 * Packs messages into one value of a `log_batch` row: format (u8), count (u32), the lengths of every key and value
 * (u32 each), then the keys and values themselves. Big-endian, keys in UTF-8. Rows are kept for days, so a new layout
 * gets a new format number and the old one stays readable.
 */
export function encodePayload(messages: readonly PayloadMessage[]): Buffer {
  const payload = Buffer.allocUnsafe(
    HEADER_BYTES + messages.reduce((bytes, message) => bytes + encodedBytes(message), 0),
  );
  payload.writeUInt8(FORMAT, 0);
  payload.writeUInt32BE(messages.length, 1);
  let lengthsAt = HEADER_BYTES;
  let bodyAt = HEADER_BYTES + messages.length * LENGTHS_BYTES;
  for (const { key, value } of messages) {
    const keyBytes = payload.write(key, bodyAt, 'utf8');
    value.copy(payload, bodyAt + keyBytes);
    payload.writeUInt32BE(keyBytes, lengthsAt);
    payload.writeUInt32BE(value.length, lengthsAt + 4);
    lengthsAt += LENGTHS_BYTES;
    bodyAt += keyBytes + value.length;
  }
  return payload;
}

/** How many bytes of a payload one message takes. */
export function encodedBytes({ key, value }: PayloadMessage): number {
  return LENGTHS_BYTES + Buffer.byteLength(key, 'utf8') + value.length;
}

/** Unpacks a payload. Values are views on it, not copies. */
export function decodePayload(payload: Buffer): PayloadMessage[] {
  const format = payload.length < HEADER_BYTES ? undefined : payload.readUInt8(0);
  if (format !== FORMAT)
    throw new CorruptPayload(`payload has format ${String(format)}, this version reads ${String(FORMAT)}`);
  const count = payload.readUInt32BE(1);
  let bodyAt = HEADER_BYTES + count * LENGTHS_BYTES;
  if (bodyAt > payload.length)
    throw new CorruptPayload(`payload ends inside the lengths of its ${String(count)} messages`);
  const messages = new Array<PayloadMessage>(count);
  for (let index = 0; index < count; index++) {
    const keyBytes = payload.readUInt32BE(HEADER_BYTES + index * LENGTHS_BYTES);
    const valueAt = bodyAt + keyBytes;
    const end = valueAt + payload.readUInt32BE(HEADER_BYTES + index * LENGTHS_BYTES + 4);
    if (end > payload.length)
      throw new CorruptPayload(`payload ends inside message ${String(index)} of ${String(count)}`);
    messages[index] = {
      key: payload.toString('utf8', bodyAt, valueAt),
      value: payload.subarray(valueAt, end),
    };
    bodyAt = end;
  }
  if (bodyAt !== payload.length)
    throw new CorruptPayload(`payload has ${String(payload.length - bodyAt)} bytes too many`);
  return messages;
}
