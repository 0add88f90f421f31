import { distinctInOrder } from '../time/total-order.js';
import { epochMsOf } from '../time/instant.js';
import { type ClickFact } from './click-fact.js';

/** Clicks that are one action of one person, in the total order; never empty. */
export type ClickChain = readonly [ClickFact, ...ClickFact[]];

/**
 * Joins double clicks: clicks of one visitor on one link belong together while each follows the one before it within
 * `gapSeconds`, that length included. The COUNTER Code of Practice (section 7.2) sets thirty seconds.
 *
 * The chains are built over the sorted set, so a click that arrives late can join two chains into one; a time-to-live
 * counted from arrival would give another answer on replay. COUNTER keeps the last click of a chain; a chain here is
 * dated by its first, when the interest was shown. A click without a visitor key is a chain of its own, because
 * nothing says that it is the same person.
 *
 * @param humanClicks clicks with the verdict `human` only: a preview request must not bridge two clicks of a person
 */
export function chainDoubleClicks(humanClicks: Iterable<ClickFact>, gapSeconds: number): ClickChain[] {
  const gapMs = gapSeconds * 1000;
  const chains: [ClickFact, ...ClickFact[]][] = [];
  const openChains = new Map<string, [ClickFact, ...ClickFact[]]>();
  for (const click of distinctInOrder(humanClicks)) {
    const visitorOnLink = visitorOnLinkOf(click);
    const open = visitorOnLink === undefined ? undefined : openChains.get(visitorOnLink);
    const previous = open?.at(-1);
    if (
      open !== undefined &&
      previous !== undefined &&
      epochMsOf(click.at) - epochMsOf(previous.at) <= gapMs
    ) {
      open.push(click);
      continue;
    }
    const chain: [ClickFact] = [click];
    chains.push(chain);
    if (visitorOnLink !== undefined) openChains.set(visitorOnLink, chain);
  }
  return chains;
}

function visitorOnLinkOf(click: ClickFact): string | undefined {
  return click.visitorKey === undefined ? undefined : JSON.stringify([click.visitorKey, click.linkCode]);
}
