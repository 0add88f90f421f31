import { setTimeout as pause } from 'node:timers/promises';
import { StartRefused } from '#shared/service/start-refused.js';
import { hasErrorCode } from '../processes/error-code.js';
import { type StoreProcess } from '../processes/store-process.js';

const LOOK_AGAIN_MS = 1_000;

export interface Watched {
  readonly store: StoreProcess;
  readonly log: string;
}

/**
 * Keeps this process up as long as all of them run: the services would look for one that has ended in vain.
 * @throws {@link StartRefused} naming the one that ended, and its log
 */
export async function untilOneEnds(stores: Readonly<Record<string, Watched>>): Promise<never> {
  for (;;) {
    for (const [name, { store, log }] of Object.entries(stores))
      if (!runs(store.pid)) throw new StartRefused(`${name} has ended by itself; its log is ${log}`);
    await pause(LOOK_AGAIN_MS);
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process runs too.
    return hasErrorCode(error, 'EPERM');
  }
}
