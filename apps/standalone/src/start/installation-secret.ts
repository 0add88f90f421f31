import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeSecretFile } from '#shared/files/write-secret-file.js';

/** The installation's own secret, made on first use: 32 random bytes as hex. It wraps the salts of visitor keys. */
export function installationSecret(path: string): string {
  if (!existsSync(path)) writeSecretFile(path, randomBytes(32).toString('hex'));
  return readFileSync(path, 'utf8').trim();
}
