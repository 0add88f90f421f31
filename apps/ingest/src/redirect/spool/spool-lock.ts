import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'owner';

/**
 * Keeps a second living process out of a spool folder: it would remove files the first one still writes to. A lock whose
 * owner was killed is taken over. An owner is known by its process id and start, because ids are used again.
 */
export function lockSpool(folder: string): { release(): void } {
  const file = join(folder, FILE);
  const owner = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const self = identityOf(process.pid);
  if (owner !== '' && owner !== self && owner === identityOf(Number(owner.split(' ')[0]))) {
    throw new Error(
      `The spool folder ${folder} is in use by process ${owner.split(' ')[0] ?? ''}. Give each process a SPOOL_DIR of its own.`,
    );
  }
  writeFileSync(file, self);
  return {
    release() {
      rmSync(file, { force: true });
    },
  };
}

/** Process id and start time, where the system tells it (Linux); else the id if it is alive. */
function identityOf(pid: number): string {
  if (!Number.isInteger(pid) || pid <= 0) return '';
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold blanks; the start is the 20th after it.
    return `${String(pid)} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch {
    return existsSync('/proc/self/stat') ? '' : aliveIdentity(pid);
  }
}

function aliveIdentity(pid: number): string {
  try {
    process.kill(pid, 0);
    return `${String(pid)} `;
  } catch {
    return '';
  }
}
