import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '../errors/reason-of.js';
import { StartRefused } from './start-refused.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
const SAY_AGAIN_MS = 30_000;

/** How a start waits for what is not there yet. */
export interface Patience {
  /** Aborted when the process is told to stop. */
  readonly signal: AbortSignal;
  /** Told what is being waited for and why: at once, whenever the reason changes, and now and then. */
  readonly say: (line: string) => void;
  /** When to give up. Default: never. */
  readonly limitMs?: number;
}

/**
 * Tries until it works: stores and services start in any order, and one that is not up yet is no reason to die.
 * @throws {@link StartRefused} past the limit, and the signal's reason when it is aborted
 */
export async function waitFor<T>(
  what: string,
  attempt: () => Promise<T>,
  { signal, say, limitMs = Infinity }: Patience,
): Promise<T> {
  const begun = performance.now();
  let said = { reason: '', at: -Infinity };
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      const reason = reasonOf(error);
      const now = performance.now();
      if (now - begun >= limitMs)
        throw new StartRefused(`${what}: not within ${String(limitMs / 1_000)} s: ${reason}`, {
          cause: error,
        });
      if (reason !== said.reason || now - said.at >= SAY_AGAIN_MS) {
        said = { reason, at: now };
        say(`Waiting for ${what}: ${reason}`);
      }
    }
    await pause(pauseMs, undefined, { signal }).catch(() => undefined); // the next round says why it ended
  }
}
