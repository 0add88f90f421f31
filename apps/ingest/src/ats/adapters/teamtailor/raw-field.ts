const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPENING: ReadonlySet<number> = new Set([0x7b, 0x5b]);
const CLOSING: ReadonlySet<number> = new Set([0x7d, 0x5d]);

/**
 * The bytes of one field of a JSON object, as they stand there: a signature over them would not fit what a parser and a
 * writer make of them (`\u003c`, `1.0`). Undefined when there is no such field, or two: a parser takes the last, and
 * the one that was signed might be the other.
 * @param json valid JSON
 */
export function rawField(json: Buffer, name: string): Buffer | undefined {
  const found: Buffer[] = [];
  let depth = 0;
  let key: string | undefined;
  let valueStart = -1;
  const endValue = (end: number) => {
    if (key === name && valueStart >= 0) found.push(trimmed(json.subarray(valueStart, end)));
    key = undefined;
    valueStart = -1;
  };
  for (let place = 0; place < json.length; place++) {
    const byte = json[place] ?? 0;
    if (byte === QUOTE) {
      const end = endOfString(json, place);
      if (depth === 1 && valueStart < 0) key = textOf(json.subarray(place, end + 1));
      place = end;
    } else if (OPENING.has(byte)) depth++;
    else if (CLOSING.has(byte)) {
      if (depth === 1) endValue(place);
      depth--;
    } else if (depth === 1 && byte === COLON && valueStart < 0) valueStart = place + 1;
    else if (depth === 1 && byte === COMMA) endValue(place);
  }
  return found.length === 1 ? found[0] : undefined;
}

/** A key can be written with escapes, and is then the same key to a parser. */
function textOf(quoted: Buffer): string | undefined {
  try {
    return JSON.parse(quoted.toString('utf8')) as string;
  } catch {
    return undefined;
  }
}

function endOfString(json: Buffer, start: number): number {
  let place = start + 1;
  while (place < json.length && json[place] !== QUOTE) place += json[place] === BACKSLASH ? 2 : 1;
  return place;
}

function trimmed(value: Buffer): Buffer {
  const isSpace = (byte: number | undefined) =>
    byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
  let start = 0;
  let end = value.length;
  while (start < end && isSpace(value[start])) start++;
  while (end > start && isSpace(value[end - 1])) end--;
  return value.subarray(start, end);
}
