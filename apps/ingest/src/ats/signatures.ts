import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { type Delivery, type Verification } from './adapter.js';

/** How a system writes its signature down. */
export type SignatureEncoding = 'hex' | 'base64';

const SHA_256_BYTES = 32;

/** HMAC-SHA256 over some bytes. */
export function hmacSha256(secret: string | Buffer, signed: Buffer | string): Buffer {
  return createHmac('sha256', secret).update(signed).digest();
}

/**
 * The bytes of a signature as it was sent; undefined when it is not the whole of a SHA-256 in this encoding. Decoded
 * strictly: Node's own decoder drops what it does not know, so that many texts would be one signature.
 */
export function decodeSignature(text: string, encoding: SignatureEncoding): Buffer | undefined {
  const form = encoding === 'hex' ? /^[0-9a-fA-F]{64}$/ : /^[A-Za-z0-9+/]{43}=$/;
  if (!form.test(text)) return undefined;
  const bytes = Buffer.from(text, encoding);
  return bytes.length === SHA_256_BYTES ? bytes : undefined;
}

/**
 * Whether any of the secrets makes this signature over these bytes. Every secret is tried whichever fits, and bytes are
 * compared in constant time: the time it takes tells neither how much was right nor which secret is in use.
 */
export function isSignedBy(
  secrets: readonly (string | Buffer)[],
  signed: Buffer | string,
  signature: Buffer,
): boolean {
  let fits = false;
  for (const secret of secrets) {
    const expected = hmacSha256(secret, signed);
    if (expected.length === signature.length && timingSafeEqual(expected, signature)) fits = true;
  }
  return fits;
}

/** A delivery key for systems whose signature covers no id: what is the same byte by byte is the same delivery. */
export function keyOfBytes(signed: Buffer | string): string {
  return `sha256:${hash('sha256', signed, 'hex')}`;
}

/**
 * The verdict on a delivery whose signature covers its body and nothing else.
 * @param signature as the system wrote it, decoded; undefined when it cannot be one
 */
export function verifyBody(
  { body }: Delivery,
  signature: Buffer | undefined,
  secrets: readonly string[],
): Verification {
  if (signature === undefined) return { ok: false, refusal: 'malformed_signature' };
  if (!isSignedBy(secrets, body, signature)) return { ok: false, refusal: 'wrong_signature' };
  return { ok: true, deliveryKey: keyOfBytes(body) };
}

/** Whether a time the signature covers is too far from now to be believed. */
export function isStale(signedAtMs: number, nowMs: number, toleranceMs: number): boolean {
  return !Number.isFinite(signedAtMs) || Math.abs(nowMs - signedAtMs) > toleranceMs;
}
