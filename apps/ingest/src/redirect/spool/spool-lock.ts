import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const FILE = 'owner';
/** How often an owner shows that it lives, and how long a newcomer on another host watches for that. */
const BEAT_MS = 2_000;
const WATCH_MS = 4 * BEAT_MS;

/**
 * Keeps a second living process out of a spool folder: it would remove files the first one still writes to. A lock whose
 * owner was killed is taken over. On one host an owner is known by its process id and start, because ids are used again.
 * Containers that share a folder are hosts of their own and cannot see each other's processes; there the owner is known
 * by the lock being touched, so a newcomer that finds one of another host watches it for a while first.
 */
export async function lockSpool(folder: string): Promise<{ release(): void }> {
  const file = join(folder, FILE);
  const owner = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const [host, ...identity] = owner.split('\n');
  const [id = ''] = identity.join('').split(' ');
  if (owner !== '' && owner !== ownerOf(process.pid)) {
    const isAlive = host === hostname() ? owner === ownerOf(Number(id)) : await isTouched(file);
    if (isAlive)
      throw new Error(
        `The spool folder ${folder} is in use by process ${id} on ${host ?? ''}. Give each process a SPOOL_DIR of its own.`,
      );
  }
  writeFileSync(file, ownerOf(process.pid));
  const beat = setInterval(() => {
    touch(file);
  }, BEAT_MS).unref();
  return {
    release() {
      clearInterval(beat);
      rmSync(file, { force: true });
    },
  };
}

/** Whether somebody touches the file while we look. Its own times are compared, so clocks need not agree. */
async function isTouched(file: string): Promise<boolean> {
  const before = modified(file);
  await pause(WATCH_MS);
  return modified(file) !== before;
}

function modified(file: string): number {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // The disk is full or away, which the next click says louder.
  }
}

/** Host, process id and start time, where the system tells it (Linux); else the id if it is alive. */
function ownerOf(pid: number): string {
  const identity = identityOf(pid);
  return identity === '' ? '' : `${hostname()}\n${identity}`;
}

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
