import { TextDecoder } from 'node:util';
import { InputError } from './input-problems.js';

export const ENCODINGS = ['auto', 'utf-8', 'windows-1252', 'utf-16le'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What a decoder writes where bytes are no text. */
const LOST = '\uFFFD';

/**
 * Bytes as text, without the byte order mark. `auto` is what the mark says and UTF-8 without one. Windows-1252 is never
 * guessed: any bytes are valid in it, so a guess that is wrong would give channels names that nobody wrote.
 * @throws {@link InputError} at the first line that is not text in that encoding
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let line = 1;
  const checked = (text: string): string => {
    const lost = text.indexOf(LOST);
    if (lost >= 0) throw notText(line + newlinesIn(text.slice(0, lost)), decoder?.encoding ?? 'utf-8');
    line += newlinesIn(text);
    return text;
  };
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    decoder ??= new TextDecoder(encoding === 'auto' ? encodingOfMark(chunk) : encoding);
    yield checked(decoder.decode(chunk, { stream: true }));
  }
  if (decoder !== undefined) yield checked(decoder.decode());
}

function encodingOfMark(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function notText(line: number, encoding: string): InputError {
  return new InputError([
    {
      line,
      reason: `This is not ${encoding.toUpperCase()} text.`,
      wayOut:
        'If it was saved by Excel on Windows as plain CSV, add --encoding windows-1252; better, save it as "CSV UTF-8".',
    },
  ]);
}
