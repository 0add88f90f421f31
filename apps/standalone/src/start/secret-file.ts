import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';

/** Writes a file only the owner may read, whole or not at all: a kill half-way leaves the old one, or none. */
export function writeSecretFile(path: string, text: string): void {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  const file = openSync(draft, 'wx', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
}

/** The installation's own secret, made on first use: 32 random bytes as hex. It wraps the salts of visitor keys. */
export function installationSecret(path: string): string {
  if (!existsSync(path)) writeSecretFile(path, randomBytes(32).toString('hex'));
  return readFileSync(path, 'utf8').trim();
}
