import { createHash, randomBytes } from 'node:crypto';

/** 144 bits, in letters that need no quoting in any tool. */
const PASSWORD_BYTES = 18;
const SALT_BYTES = 16;

/** How a password is kept by the server: it is told a hash, so that no query log ever has the password. */
export type StoredPassword =
  | { readonly kind: 'sha256'; readonly hash: string; readonly salt: string }
  /** What the MySQL interface can check, for tools that speak only that. */
  | { readonly kind: 'double_sha1'; readonly hash: string };

export function newPassword(): string {
  return randomBytes(PASSWORD_BYTES).toString('base64url');
}

export function stored(password: string, kind: StoredPassword['kind']): StoredPassword {
  if (kind === 'double_sha1')
    return {
      kind,
      hash: createHash('sha1').update(createHash('sha1').update(password).digest()).digest('hex'),
    };
  const salt = randomBytes(SALT_BYTES).toString('hex');
  return {
    kind,
    salt,
    hash: createHash('sha256')
      .update(password + salt)
      .digest('hex'),
  };
}
