const LONGEST_STEP = 80;

/** One more step of a JSON Pointer (RFC 6901), made fit to be stored and shown whatever the key was. */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${printable(String(key)).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A sender's text as it may stand in a message: bounded, and without what PostgreSQL's JSON cannot keep. */
export function printable(text: string): string {
  const clean = text.toWellFormed().replaceAll('\0', '\uFFFD');
  return clean.length <= LONGEST_STEP ? clean : `${clean.slice(0, LONGEST_STEP).toWellFormed()}…`;
}
