import { Webhook } from 'standardwebhooks';

/** What is signed: the id, the time of the attempt and the body, exactly as they are sent. */
export interface Message {
  readonly id: string;
  readonly sentAtMs: number;
  readonly body: string;
}

/**
 * The headers by which a receiver knows that a message is ours and fresh (Standard Webhooks 1.0.0, symmetric scheme).
 * @param secrets every one that is valid now: each signs, and one match is enough for the receiver
 */
export function signedHeaders(
  { id, sentAtMs, body }: Message,
  secrets: readonly string[],
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const sentAt = new Date(sentAtMs);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAtMs / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body)).join(' '),
  };
}
