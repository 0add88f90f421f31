/** Which bytes of a file are asked for; both ends are in. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

const ONE_RANGE = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/i;

/**
 * Reads a Range header (RFC 9110, 14.1.2 and 14.2). Several ranges, other units and what cannot be read are ignored, as
 * that section allows: the whole file is the right answer then.
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const match = ONE_RANGE.exec(header?.replaceAll(/[ \t]/g, '') ?? '');
  if (match === null) return 'whole';
  const [, from, to, suffix] = match;
  if (suffix !== undefined) {
    const length = Math.min(Number(suffix), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  if (to !== undefined && to !== '' && Number(to) < first) return 'whole';
  if (first >= size) return 'unsatisfiable';
  return { first, last: to === undefined || to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}
