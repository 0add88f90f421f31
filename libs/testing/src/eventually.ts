import { setTimeout as pause } from 'node:timers/promises';

const LOOK_AGAIN_MS = 10;

/** Waits until a condition holds, and fails with its name when it does not in time. What tests use instead of sleeping. */
export async function eventually(
  what: string,
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 20_000,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not within ${String(timeoutMs)} ms: ${what}`);
    await pause(LOOK_AGAIN_MS);
  }
}
