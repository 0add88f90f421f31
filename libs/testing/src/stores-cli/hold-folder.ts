import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '#shared/service/start-refused.js';
import { claimFile } from '../processes/claim-file.js';

/**
 * Claims a folder for this process, and gives what ends the claim. A claim whose process is gone is taken over.
 * @throws {@link StartRefused} while another process has it
 */
export function holdFolder(folder: string): () => void {
  const file = join(folder, 'stores.pid');
  while (!claimFile(file)) {
    const holder = Number(readFileSync(file, 'utf8'));
    if (holder !== process.pid && isOurs(holder))
      throw new StartRefused(
        `${folder} is in use by process ${String(holder)}. Stop that one (Ctrl-C), or give another folder with --data DIR.`,
      );
    rmSync(file, { force: true });
  }
  return () => {
    rmSync(file, { force: true });
  };
}

/** After a crash the number may belong to something else by now. */
function isOurs(pid: number): boolean {
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes(
      'stores-cli',
    );
  } catch {
    return false;
  }
}
