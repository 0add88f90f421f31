import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX = 'mh';
const SECRET_BYTES = 32;

/** A key as it is shown to its owner, once: `mh.<id>.<secret>`. Only the hash of the secret is kept. */
export interface IssuedKey {
  readonly id: string;
  readonly text: string;
  readonly secretHash: Buffer;
}

export function issueKey(): IssuedKey {
  const id = randomBytes(9).toString('base64url');
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { id, text: keyText(id, secret), secretHash: hashSecret(secret) };
}

/** A key put together of its parts, where a client has a field for each. */
export function keyText(id: string, secret: string): string {
  return `${PREFIX}.${id}.${secret}`;
}

export function parseKey(text: string): { readonly id: string; readonly secret: string } | undefined {
  const match = /^mh\.([A-Za-z0-9_-]{12})\.([A-Za-z0-9_-]{43})$/.exec(text);
  const [, id, secret] = match ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/** A plain hash is enough: the secret has 256 random bits, so there is nothing to guess. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function secretMatches(secret: string, storedHash: Buffer): boolean {
  const given = hashSecret(secret);
  return given.length === storedHash.length && timingSafeEqual(given, storedHash);
}
