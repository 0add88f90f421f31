import { type Instant } from '#domain/ids.js';
import { parseInstant } from '#domain/time/instant.js';

/** The last outcome of a page. It grants nothing: whose outcomes are read, the key says. */
export interface ListCursor {
  readonly at: Instant;
  readonly candidateRef: string;
  readonly applicationId: string;
}

export function writeListCursor({ at, candidateRef, applicationId }: ListCursor): string {
  return Buffer.from(JSON.stringify([at, candidateRef, applicationId])).toString('base64url');
}

/** Undefined for a text that is no cursor. */
export function readListCursor(text: string): ListCursor | undefined {
  try {
    const fields: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(fields) || fields.length !== 3) return undefined;
    const [at, candidateRef, applicationId] = fields as readonly unknown[];
    if (typeof at !== 'string' || typeof candidateRef !== 'string' || typeof applicationId !== 'string')
      return undefined;
    const instant = parseInstant(at);
    return instant === undefined ? undefined : { at: instant, candidateRef, applicationId };
  } catch {
    return undefined;
  }
}
