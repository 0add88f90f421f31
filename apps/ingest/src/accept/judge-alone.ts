import { setImmediate } from 'node:timers/promises';
import { type Judgement } from './judgement.js';
import { parseEvent } from './parse-event.js';
import { shapeEvent } from './shape-event.js';
import { type ShapedEvent } from './shaped-event.js';

/** Judging this many takes a few milliseconds; after that, waiting redirects get their turn. */
const EVENTS_PER_TURN = 200;

/** Judges each event by itself, without holding up the event loop for a whole batch. */
export async function judgeAlone(
  events: readonly Buffer[],
  receivedAtMs: number,
): Promise<{ bytes: Buffer; shape: Judgement<ShapedEvent> }[]> {
  const judged: { bytes: Buffer; shape: Judgement<ShapedEvent> }[] = [];
  for (const bytes of events) {
    const parsed = parseEvent(bytes);
    judged.push({ bytes, shape: parsed.ok ? shapeEvent(parsed.value, receivedAtMs) : parsed });
    if (judged.length % EVENTS_PER_TURN === 0) await setImmediate();
  }
  return judged;
}
