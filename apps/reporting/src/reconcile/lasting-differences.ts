import { setTimeout as pause } from 'node:timers/promises';
import { type Difference } from './reconcile-result.js';

/** One part of a check: what differs right now, and how much was compared. */
export interface Look {
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/**
 * Looks, and looks again at what differed: only what differs every time is a difference. Events keep coming in while
 * reconcile runs, and between one store and the next there is a moment in which they differ and must.
 * @param pausesMs how long to wait before each further look
 */
export async function lastingDifferences(
  look: () => Promise<Look>,
  pausesMs: readonly number[],
): Promise<Look> {
  const first = await look();
  let lasting = first.differences;
  for (const ms of pausesMs) {
    if (lasting.length === 0) break;
    await pause(ms);
    const seen = new Set((await look()).differences.map(textOf));
    lasting = lasting.filter((difference) => seen.has(textOf(difference)));
  }
  return { compared: first.compared, differences: lasting };
}

function textOf({ tenant, day, what, expected, actual }: Difference): string {
  return JSON.stringify([tenant, day, what, expected, actual]);
}
