import { hash } from 'node:crypto';

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** The pauses before each attempt that Standard Webhooks 1.0.0 gives as its example: ten attempts in some 76 hours. */
const PAUSES_MS = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;
export const ATTEMPTS = PAUSES_MS.length;

/** Up to this share is added, so that what failed together is not tried together again. */
const JITTER = 0.1;
/** The longest pause a receiver may ask for. */
const MAX_RETRY_AFTER_MS = 24 * HOUR;

/**
 * How long to wait after an attempt that failed; undefined when it was the last one. The jitter is drawn from the
 * delivery's id: the same whoever computes it, and another for every delivery and attempt.
 * @param attempts made so far, from 1
 */
export function pauseAfter(
  attempts: number,
  deliveryId: string,
  retryAfterMs: number | undefined,
): number | undefined {
  const pause = PAUSES_MS[attempts];
  if (pause === undefined) return undefined;
  const asked = Math.min(retryAfterMs ?? 0, MAX_RETRY_AFTER_MS);
  return Math.max(Math.round(pause * (1 + JITTER * drawn(deliveryId, attempts))), asked);
}

/** Reads the header Retry-After (RFC 9110, 10.2.3), in ms from now. Undefined when it says nothing that can be read. */
export function readRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * SECOND;
  // Only the form HTTP prescribes: Date.parse makes a date of nearly anything.
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(header))
    return undefined;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}

/** Between 0 and 1. */
function drawn(deliveryId: string, attempts: number): number {
  return parseInt(hash('sha256', `${deliveryId} ${String(attempts)}`, 'hex').slice(0, 8), 16) / 2 ** 32;
}
