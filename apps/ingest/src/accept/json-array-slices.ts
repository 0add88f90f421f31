const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Cuts a JSON array into the bytes of its elements without parsing them, in one pass and without recursion. Each
 * element is then judged on its own bytes: one that is too deep or not JSON spoils neither its neighbours nor the
 * parser, and what is refused is kept exactly as it was sent.
 * @returns undefined when the bytes are not one array from the first to the last
 */
export function jsonArraySlices(json: Buffer): Buffer[] | undefined {
  const open = skipBlank(json, 0);
  if (json[open] !== OPEN_ARRAY) return undefined;
  const slices: Buffer[] = [];
  let depth = 1;
  let start = open + 1;
  let inString = false;
  for (let i = start; i < json.length; i++) {
    const byte = json[i];
    if (inString) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) depth++;
    else if (byte === COMMA && depth === 1) {
      slices.push(json.subarray(start, i));
      start = i + 1;
    } else if ((byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) && --depth === 0) {
      if (byte !== CLOSE_ARRAY || skipBlank(json, i + 1) < json.length) return undefined;
      slices.push(json.subarray(start, i));
      return withoutBlanks(slices);
    }
  }
  return undefined;
}

/** `[]` leaves one blank slice and is an empty array; any other blank slice is a comma too many. */
function withoutBlanks(slices: readonly Buffer[]): Buffer[] | undefined {
  const full = slices.filter((slice) => skipBlank(slice, 0) < slice.length);
  return full.length === slices.length || slices.length === 1 ? full : undefined;
}

function skipBlank(bytes: Buffer, from: number): number {
  let i = from;
  while (i < bytes.length && isBlank(bytes[i])) i++;
  return i;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
