import { hash, timingSafeEqual } from 'node:crypto';
import { type IncomingHttpHeaders } from 'node:http';
import { epochMsOf, parseInstant } from '#domain/time/instant.js';

const TOKEN = 'x-manyhands-backdate-token';
const AT = 'x-manyhands-at';
const ADDRESS = 'x-manyhands-ip';

/** What a trusted caller says about a request instead of what we see. */
export interface Backdated {
  readonly atMs?: number;
  readonly address?: string;
}

/**
 * For demonstrations and tests: lets the holder of the configured token say when, and from which address, a click
 * comes, when a webhook is delivered, and on which day a hold-out is drawn. Without a configured token the headers mean nothing.
 */
export function backdating(
  token: string | undefined,
): (headers: IncomingHttpHeaders) => Backdated | undefined {
  if (token === undefined) return () => undefined;
  const expected = hash('sha256', token, 'buffer');
  return (headers) => {
    const given = headers[TOKEN];
    // Hashes of equal length, so the comparison takes the same time whatever was sent.
    if (typeof given !== 'string' || !timingSafeEqual(hash('sha256', given, 'buffer'), expected))
      return undefined;
    const at = parseInstant(textOf(headers[AT]));
    const address = textOf(headers[ADDRESS]);
    return { ...(at === undefined ? {} : { atMs: epochMsOf(at) }), ...(address === '' ? {} : { address }) };
  };
}

function textOf(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
