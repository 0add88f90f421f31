import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { claimFile } from '../../../processes/claim-file.js';
import { hasErrorCode } from '../../../processes/error-code.js';

const LOOK_AGAIN_MS = 100;

/**
 * Runs the work in one process at a time; the others wait. A lock whose process is gone is taken over. It saves a
 * second download and keeps two Mavens off an empty local repository; that no half download is used is not its task.
 */
export async function withFetchLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!claimFile(file)) {
    if (!isHeld(file)) rmSync(file, { force: true });
    else await pause(LOOK_AGAIN_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function isHeld(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch (error) {
    // Somebody else's process is a process too.
    return hasErrorCode(error, 'EPERM');
  }
}
