import { type Delivery, type Verification } from '../../adapter.js';
import { decodeSignature, isSignedBy, isStale } from '../../signatures.js';

/** Standard Webhooks' own schedule ends after three days. */
export const RETRY_PERIOD_MS = 3 * 24 * 60 * 60_000;
/** Each attempt is signed anew, so an old time is no retry. */
const TOLERANCE_MS = 5 * 60_000;
const ID = /^[\x21-\x7e]{1,200}$/;
const SECONDS = /^\d{1,12}$/;
const SECRET_PREFIX = 'whsec_';

/**
 * `webhook-signature: v1,<base64>`, one or more apart by spaces, over `<webhook-id>.<webhook-timestamp>.<body>`. Other
 * versions (`v1a` is of a public key) are not looked at: a sender that rotates sends several.
 */
export function verify({ body, headers, receivedAtMs }: Delivery, secrets: readonly string[]): Verification {
  const [id, seconds, header] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => headers[name],
  );
  if (id === undefined || seconds === undefined || header === undefined)
    return { ok: false, refusal: 'unsigned' };
  const signatures = header.split(' ').flatMap((part) => {
    const [version, text = ''] = part.split(',', 2);
    const signature = version === 'v1' ? decodeSignature(text, 'base64') : undefined;
    return signature === undefined ? [] : [signature];
  });
  if (signatures.length === 0 || !ID.test(id) || !SECONDS.test(seconds))
    return { ok: false, refusal: 'malformed_signature' };
  const signed = Buffer.concat([Buffer.from(`${id}.${seconds}.`), body]);
  const keys = secrets.map(keyOf);
  const fits = signatures.map((signature) => isSignedBy(keys, signed, signature));
  if (!fits.includes(true)) return { ok: false, refusal: 'wrong_signature' };
  if (isStale(Number(seconds) * 1_000, receivedAtMs, TOLERANCE_MS)) return { ok: false, refusal: 'stale' };
  return { ok: true, deliveryKey: id };
}

/** `whsec_` and base64, as the scheme writes secrets; any other text is the secret itself. */
function keyOf(secret: string): Buffer {
  const encoded = secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : undefined;
  return encoded !== undefined && /^[A-Za-z0-9+/]+={0,2}$/.test(encoded)
    ? Buffer.from(encoded, 'base64')
    : Buffer.from(secret);
}
