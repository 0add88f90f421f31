import { guardedRequest } from '#shared/outgoing/guarded-request.js';
import { type OutgoingRules, PRIVATE_TOO, PUBLIC_ONLY } from '#shared/outgoing/outgoing-rules.js';

/** From the first packet to the last byte of the answer. */
const TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 5 * 1024 * 1024;

/** The API of a recruitment system may listen on any port. */
export const PUBLIC_APIS: OutgoingRules = { ...PUBLIC_ONLY, ports: 'any' };

export interface GuardedAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: Buffer;
}

/** One GET to an address that an organisation may have chosen; an answer that is cut short is none. */
export async function guardedGet(
  url: URL,
  headers: Readonly<Record<string, string>>,
  { allowPrivate }: { readonly allowPrivate: boolean },
): Promise<GuardedAnswer> {
  const answer = await guardedRequest(url.href, {
    method: 'GET',
    headers: { accept: 'application/json', ...headers },
    rules: allowPrivate ? PRIVATE_TOO : PUBLIC_APIS,
    limits: {
      connectMs: TIMEOUT_MS,
      headersMs: TIMEOUT_MS,
      totalMs: TIMEOUT_MS,
      bodyBytes: MAX_ANSWER_BYTES,
    },
  });
  if (!answer.isWhole)
    throw new Error(`the answer has more than ${String(MAX_ANSWER_BYTES)} bytes, or broke off`);
  return { status: answer.status, retryAfter: answer.headers['retry-after'], body: answer.body };
}
