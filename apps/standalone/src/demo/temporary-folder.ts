import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * An empty data folder that goes away with its user. Others may pass through it, as through any data folder: as root,
 * PostgreSQL runs under an account of its own and has to reach its cluster. The secrets inside stay with their owner.
 */
export function temporaryDataFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `manyhands-${name}-`));
  chmodSync(folder, 0o711);
  return folder;
}
