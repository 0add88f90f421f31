import { type ClickChain } from '../clicks/double-clicks.js';
import { joinedBy } from './joined-by.js';
import { type EvidenceKind, originOfLink, type Touch } from './touch.js';
import { isWithin, type Window } from './window.js';

/**
 * One touch per chain that holds a click named by evidence inside the window. The chain is cut to the window first, so
 * a click outside it changes nothing: neither the touch's time, nor its count, nor whether there is a touch.
 *
 * @param named per key of a click inside the window that evidence names, the kinds of evidence that do
 */
export function clickTouches(
  chains: readonly ClickChain[],
  named: ReadonlyMap<string, ReadonlySet<EvidenceKind>>,
  window: Window,
): Touch[] {
  return chains.flatMap((chain) => {
    const clicks = chain.filter((click) => isWithin(click.at, window));
    const first = clicks[0];
    const last = clicks.at(-1);
    const kinds = clicks.flatMap((click) => [...(named.get(click.key) ?? [])]);
    if (first === undefined || last === undefined || kinds.length === 0) return [];
    const origin = originOfLink(first.linkCode, first.link);
    if (origin === undefined) return [];
    return {
      at: first.at,
      key: first.key,
      ...origin,
      ...joinedBy(kinds),
      events: clicks.map((click) => click.key),
      clickCount: clicks.length,
      lastAt: last.at,
    };
  });
}
