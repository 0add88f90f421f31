import { guardedRequest } from '#shared/outgoing/guarded-request.js';
import { OutgoingError } from '#shared/outgoing/outgoing-error.js';
import { type OutgoingRules } from '#shared/outgoing/outgoing-rules.js';
import { type DeliveryError } from './delivery-error.js';
import { readRetryAfter } from './retry-schedule.js';
import { type Message, signedHeaders } from './sign-message.js';

/** From the first packet on; Standard Webhooks asks for 15 to 30 s. */
const TIMEOUT_MS = 15_000;
/** The body says nothing that counts; a little of it is read so that the receiver can finish its answer. */
const MAX_ANSWER_BYTES = 4_096;
/** The statuses that say "later". */
const BUSY = [429, 502, 503, 504];

/** What one attempt came to. */
export type Attempt =
  | { readonly outcome: 'delivered'; readonly status: number }
  /** The receiver does not want to be told any more. */
  | { readonly outcome: 'gone'; readonly status: number }
  /** We are stopping; nothing is known of what the receiver did. */
  | { readonly outcome: 'aborted' }
  | {
      readonly outcome: 'failed';
      readonly error: DeliveryError;
      readonly status: number | null;
      readonly retryAfterMs: number | undefined;
    };

/** Sends a message once. Never rejects. A redirect is a failure: the address of a subscription is changed, not followed. */
export async function attempt(
  url: string,
  message: Message,
  secrets: readonly string[],
  options: { readonly rules: OutgoingRules; readonly signal: AbortSignal },
): Promise<Attempt> {
  try {
    const { status, headers } = await guardedRequest(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'manyhands-webhooks/1',
        ...signedHeaders(message, secrets),
      },
      body: message.body,
      limits: { headersMs: TIMEOUT_MS, totalMs: TIMEOUT_MS, bodyBytes: MAX_ANSWER_BYTES },
      ...options,
    });
    if (status >= 200 && status < 300) return { outcome: 'delivered', status };
    if (status === 410) return { outcome: 'gone', status };
    const retryAfter = BUSY.includes(status) ? headers['retry-after'] : undefined;
    const retryAfterMs = readRetryAfter(retryAfter, message.sentAtMs);
    return { outcome: 'failed', error: 'http_status', status, retryAfterMs };
  } catch (error) {
    const failure = error instanceof OutgoingError ? error.failure : 'connection';
    if (failure === 'aborted') return { outcome: 'aborted' };
    return { outcome: 'failed', error: failure, status: null, retryAfterMs: undefined };
  }
}
