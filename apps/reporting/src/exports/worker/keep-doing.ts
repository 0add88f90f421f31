import { Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '#shared/errors/reason-of.js';
import { WakeUp } from './wake-up.js';

const AFTER_FAILURE_MS = 5_000;

/**
 * Does one thing again and again until the signal: at once while there is more to do, after a pause when there is not. A
 * failure is logged and waited out.
 * @param turn whether there was something to do
 * @param wakeUp ends a pause early
 */
export async function keepDoing(
  what: string,
  turn: () => Promise<boolean>,
  everyMs: number,
  signal: AbortSignal,
  wakeUp = new WakeUp(),
): Promise<void> {
  const logger = new Logger('exports');
  while (!signal.aborted) {
    const woken = AbortSignal.any([signal, wakeUp.signal]);
    let waitMs = everyMs;
    try {
      if (await turn()) waitMs = 0;
    } catch (error) {
      if (!signal.aborted) logger.warn(`to ${what} has to wait: ${reasonOf(error)}`);
      waitMs = AFTER_FAILURE_MS;
    }
    await pause(waitMs, undefined, { signal: woken, ref: false }).catch(() => undefined);
  }
}
