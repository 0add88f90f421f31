import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface EncodedText {
  readonly encoding: Encoding;
  /** The bytes after the byte order mark, if there is one. */
  readonly bytes: Buffer;
}

/** The file is no text; the message says what to do about it. */
export class UnreadableText extends Error {
  override readonly name = 'UnreadableText';
}

const MARKS: readonly { readonly encoding: Encoding; readonly mark: Buffer }[] = [
  { encoding: 'utf-8', mark: Buffer.from([0xef, 0xbb, 0xbf]) },
  { encoding: 'utf-16le', mark: Buffer.from([0xff, 0xfe]) },
  { encoding: 'utf-16be', mark: Buffer.from([0xfe, 0xff]) },
];
const SAVE_AS_UTF8 = 'Save it as CSV UTF-8 and send it again.';
const CHUNK_BYTES = 64 * 1024;

/**
 * How a file is written: what its byte order mark says; without one UTF-8, and Windows-1252 (what Excel writes in
 * western Europe) when it is not valid UTF-8. Text of Windows-1252 with accents is practically never valid UTF-8.
 * @throws UnreadableText when it is neither
 */
export function detectEncoding(file: Buffer): EncodedText {
  for (const { encoding, mark } of MARKS)
    if (file.subarray(0, mark.length).equals(mark)) return { encoding, bytes: file.subarray(mark.length) };
  // No CSV holds a NUL; UTF-16 without a mark is full of them.
  if (file.includes(0)) throw new UnreadableText(`The file holds NUL bytes and is not text. ${SAVE_AS_UTF8}`);
  return { encoding: isUtf8(file) ? 'utf-8' : 'windows-1252', bytes: file };
}

/**
 * The text in pieces, with every line break written as a line feed: so lines can be counted, inside quotes too.
 * @throws UnreadableText at the piece whose bytes are not what the byte order mark says
 */
export function* textOf({ encoding, bytes }: EncodedText): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let heldBack = '';
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    const isLast = start + CHUNK_BYTES >= bytes.length;
    const text = heldBack + decode(decoder, bytes.subarray(start, start + CHUNK_BYTES), isLast, encoding);
    // A carriage return at the very end may be half of a line break.
    heldBack = !isLast && text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - heldBack.length).replace(/\r\n?/g, '\n');
  }
}

function decode(decoder: TextDecoder, bytes: Buffer, isLast: boolean, encoding: Encoding): string {
  try {
    return decoder.decode(bytes, { stream: !isLast });
  } catch {
    throw new UnreadableText(`The file begins as ${encoding} and is not valid ${encoding}. ${SAVE_AS_UTF8}`);
  }
}
