import { type EventDelivery, type Trouble } from './delivery.js';
import { type SentEvent } from './happening.js';
import { type Random } from './random.js';

const SINGLE = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
const LINES = 'application/x-ndjson';
/** Systems send when they have this many events, or at the end of a day. */
const PACK_SIZES = [1, 5, 20, 50];
const REORDERED_SHARE = 0.15;

interface Packed {
  readonly event: SentEvent;
  readonly trouble: Trouble | undefined;
}

/** Puts the events of one system into requests, in all three forms the door reads, some out of order. */
export class Packing {
  private waiting: Packed[] = [];
  private goal = 1;

  constructor(private readonly random: Random) {}

  /** Adds one event; the request it completed, if it did. */
  add(packed: Packed, sendAt: number): EventDelivery | undefined {
    this.waiting.push(packed);
    return this.waiting.length >= this.goal ? this.flush(sendAt) : undefined;
  }

  flush(sendAt: number): EventDelivery | undefined {
    const [first, ...more] = this.waiting;
    if (first === undefined) return undefined;
    const reordered = more.length > 0 && this.random.chance(REORDERED_SHARE);
    const packed = reordered ? this.random.shuffle(this.waiting) : this.waiting;
    this.waiting = [];
    this.goal = this.random.pick(PACK_SIZES);
    const troubles = packed.flatMap(({ trouble }) => trouble ?? []);
    const truth = {
      weight: packed.length,
      troubles: reordered ? [...troubles, 'reordered' as const] : troubles,
    };
    if (more.length === 0) {
      return { kind: 'events', sendAt, contentType: SINGLE, body: JSON.stringify(first.event), truth };
    }
    const events = packed.map(({ event }) => JSON.stringify(event));
    const asLines = this.random.chance(0.5);
    const body = asLines ? events.join('\n') : `[${events.join(',')}]`;
    return { kind: 'events', sendAt, contentType: asLines ? LINES : BATCH, body, truth };
  }
}

/** A request of one event, or of a text that is none, that is not packed with others. */
export function unpacked(
  body: string,
  sendAt: number,
  trouble: Trouble | undefined,
  alone: { readonly alone?: true },
): EventDelivery {
  const truth = { weight: 1, troubles: trouble === undefined ? [] : [trouble] };
  return { kind: 'events', sendAt, contentType: SINGLE, body, ...alone, truth };
}
