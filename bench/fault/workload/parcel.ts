import { type Mistake } from './mistakes.js';
import { bytesOf, type Told } from './told.js';

/** One line of a parcel: an event, or a mistake. */
export type Item =
  { readonly kind: 'event'; readonly event: Told } | { readonly kind: 'mistake'; readonly mistake: Mistake };

export function itemBytes(item: Item): Buffer {
  return item.kind === 'event' ? bytesOf(item.event) : item.mistake.bytes;
}

/** A request's worth of items: a list when all of them are JSON, otherwise lines, of which one that is broken harms no other. */
export function bodyOf(items: readonly Item[]): { readonly type: string; readonly body: Buffer } {
  const parts = items.map(itemBytes);
  if (items.some(({ kind }) => kind === 'mistake'))
    return { type: 'application/x-ndjson', body: joined(parts, '', '\n', '\n') };
  return { type: 'application/cloudevents-batch+json', body: joined(parts, '[', ',', ']') };
}

function joined(parts: readonly Buffer[], open: string, between: string, close: string): Buffer {
  const pieces = parts.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from(between), part]));
  return Buffer.concat([Buffer.from(open), ...pieces, Buffer.from(close)]);
}
