import { type Delivery, type Verification } from '../../adapter.js';
import { type AtsSettings } from '../../ats-settings.js';
import { idAt, textAt } from '../../payload.js';
import { decodeSignature, isSignedBy, isStale, keyOfBytes } from '../../signatures.js';
import { rawField } from './raw-field.js';

/** How long it is sent again is not documented; a day is more than seen. */
export const RETRY_PERIOD_MS = 24 * 60 * 60_000;
/**
 * Whether something sent again is signed anew is not documented either. So an old time is believed as long as it may be
 * a retry; what comes twice is known by its delivery key anyway.
 */
const TOLERANCE_MS = RETRY_PERIOD_MS;
const TIMED = /^t=(\d{1,12}),v2=([0-9a-fA-F]{64})$/;
const UNSIGNED: Verification = { ok: false, refusal: 'unsigned' };
const MALFORMED: Verification = { ok: false, refusal: 'malformed_signature' };
const WRONG: Verification = { ok: false, refusal: 'wrong_signature' };

/**
 * Three formats are in use and sources disagree which is whose, so it is a setting, never guessed from the delivery:
 * otherwise a sender could choose the weakest. `company` unless it says otherwise.
 */
export function verify(
  delivery: Delivery,
  secrets: readonly string[],
  { signature }: AtsSettings,
): Verification {
  switch (signature) {
    case 'tt-signature':
      return verifyTimed(delivery, secrets);
    case 'resource-id':
      return verifyResourceId(delivery, secrets);
    default:
      return verifyCompany(delivery, secrets);
  }
}

/** `{"payload": …, "signature": base64(hex(HMAC))}`: over the payload's own bytes, as they stand in the body. */
function verifyCompany({ body }: Delivery, secrets: readonly string[]): Verification {
  const written = textAt(parsed(body), 'signature');
  if (written === undefined) return UNSIGNED;
  const signature = hexInBase64(written);
  const signed = rawField(body, 'payload');
  if (signature === undefined || signed === undefined) return MALFORMED;
  return isSignedBy(secrets, signed, signature) ? { ok: true, deliveryKey: keyOfBytes(signed) } : WRONG;
}

/** `TT-Signature: base64("t=<seconds>,v2=<hex>")`: over `<t>.<body>`. */
function verifyTimed({ body, headers, receivedAtMs }: Delivery, secrets: readonly string[]): Verification {
  const header = headers['tt-signature'];
  if (header === undefined) return UNSIGNED;
  const [, seconds = '', hex = ''] = TIMED.exec(Buffer.from(header, 'base64').toString('latin1')) ?? [];
  const signature = decodeSignature(hex, 'hex');
  if (signature === undefined) return MALFORMED;
  const signed = Buffer.concat([Buffer.from(`${seconds}.`), body]);
  if (!isSignedBy(secrets, signed, signature)) return WRONG;
  if (isStale(Number(seconds) * 1_000, receivedAtMs, TOLERANCE_MS)) return { ok: false, refusal: 'stale' };
  return { ok: true, deliveryKey: keyOfBytes(signed) };
}

/**
 * `Teamtailor-Signature: base64(hex(HMAC))`: over the `resource_id` alone. Whoever has seen one delivery can send others
 * about the same resource; all they can do is make us ask the API what it says of it. For the same reason no two
 * deliveries can be told apart: the same bytes come for every change, and each has to be asked about.
 */
function verifyResourceId(
  { body, headers, receivedAtMs }: Delivery,
  secrets: readonly string[],
): Verification {
  const header = headers['teamtailor-signature'];
  if (header === undefined) return UNSIGNED;
  const signature = hexInBase64(header);
  const id = idAt(parsed(body), 'resource_id');
  if (signature === undefined || id === undefined) return MALFORMED;
  return isSignedBy(secrets, id, signature)
    ? { ok: true, deliveryKey: `${keyOfBytes(body)}:${String(receivedAtMs)}` }
    : WRONG;
}

/** The bytes of a SHA-256 written in hexadecimal, written in base64. */
function hexInBase64(text: string): Buffer | undefined {
  return /^[A-Za-z0-9+/]{86}==$/.test(text)
    ? decodeSignature(Buffer.from(text, 'base64').toString('latin1'), 'hex')
    : undefined;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
