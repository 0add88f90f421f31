import { type Judgement, refused } from '../judgement.js';
import { type EventEdge } from './event-edge.js';

const MAX_SHOWN = 12;

const WHAT: Readonly<Record<EventEdge['kind'], string>> = {
  merge:
    'These merges would lead a candidate back to itself. Every merge ever accepted counts, also one that a later merge of the same reference replaced; merge into the reference that is left over instead',
  reshare: 'A share would descend from itself. Leave parentShareId out, or name the share it came from',
};

/** Refuses an event whose edge would close a circle, and shows the circle as `a -> b -> c -> a`. */
export function refuseCycle(edge: EventEdge, circle: readonly string[]): Judgement<never> {
  return refused('cycle', { pointer: edge.pointer, detail: `${WHAT[edge.kind]}: ${chainText(circle)}.` });
}

function chainText(circle: readonly string[]): string {
  if (circle.length <= MAX_SHOWN) return circle.join(' -> ');
  const left = circle.length - MAX_SHOWN;
  return [...circle.slice(0, MAX_SHOWN - 1), `(${String(left)} more)`, circle.at(-1) ?? ''].join(' -> ');
}
