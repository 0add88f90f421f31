import { type Instant } from '../ids.js';
import { canonicalJson } from '../canonical-json.js';

/** What has a place in time. Time alone leaves ties to chance; with the key the order is total. */
export interface Ordered {
  readonly at: Instant;
  readonly key: string;
}

/** Compares by time, then by key. By code units, never by locale: the order must be the same on every machine. */
export function compareInOrder(a: Ordered, b: Ordered): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

/**
 * The set behind a list: sorted in the total order, one item per key. Should one key come with two contents, the one
 * whose canonical text is smaller stays, so that the answer does not depend on which was delivered first.
 */
export function distinctInOrder<T extends Ordered>(items: Iterable<T>): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) {
    const known = byKey.get(item.key);
    if (known === undefined || canonicalJson(item) < canonicalJson(known)) byKey.set(item.key, item);
  }
  return [...byKey.values()].sort(compareInOrder);
}
