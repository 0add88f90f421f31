import { setImmediate } from 'node:timers/promises';

/** This many take a few milliseconds; after that, waiting redirects get their turn. */
const ITEMS_PER_TURN = 200;

/** `items.map(work)` without holding up the event loop for a whole batch. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(work(item));
    if (results.length % ITEMS_PER_TURN === 0) await setImmediate();
  }
  return results;
}
