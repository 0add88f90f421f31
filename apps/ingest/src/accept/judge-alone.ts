import { inTurns } from '../in-turns.js';
import { contentHash } from './content-hash.js';
import { accepted, type Judgement } from './judgement.js';
import { parseEvent } from './parse-event.js';
import { type SentEvent } from './sent-event.js';
import { shapeEvent } from './shape-event.js';
import { type ShapedEvent } from './shaped-event.js';

/** An event as it was sent, and what it turned out to be by itself. */
export interface JudgedAlone extends SentEvent {
  readonly shape: Judgement<{ readonly event: ShapedEvent; readonly contentHash: string }>;
}

/** Judges each event by itself, without holding up the event loop for a whole batch. */
export function judgeAlone(events: readonly SentEvent[], receivedAtMs: number): Promise<JudgedAlone[]> {
  return inTurns(events, (sent) => ({ ...sent, shape: shapeOf(sent, receivedAtMs) }));
}

function shapeOf({ bytes, unreadable }: SentEvent, receivedAtMs: number): JudgedAlone['shape'] {
  if (unreadable !== undefined) return { ok: false, rejection: unreadable };
  const parsed = parseEvent(bytes);
  if (!parsed.ok) return parsed;
  const shaped = shapeEvent(parsed.value, receivedAtMs);
  return shaped.ok ? accepted({ event: shaped.value, contentHash: contentHash(shaped.value) }) : shaped;
}
