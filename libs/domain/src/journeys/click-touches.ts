import { type ClickChain } from '../clicks/double-clicks.js';
import { originOfLink, type Touch } from './touch.js';
import { isWithin, type Window } from './window.js';

/**
 * One touch per chain that holds a click named by evidence inside the window. The chain is cut to the window first, so
 * a click outside it changes nothing: neither the touch's time, nor its count, nor whether there is a touch.
 *
 * @param named keys of the clicks inside the window that evidence names
 */
export function clickTouches(
  chains: readonly ClickChain[],
  named: ReadonlySet<string>,
  window: Window,
): Touch[] {
  return chains.flatMap((chain) => {
    const clicks = chain.filter((click) => isWithin(click.at, window));
    const first = clicks[0];
    const last = clicks.at(-1);
    if (first === undefined || last === undefined || !clicks.some((click) => named.has(click.key))) return [];
    const origin = originOfLink(first.linkCode, first.link);
    if (origin === undefined) return [];
    return {
      at: first.at,
      key: first.key,
      ...origin,
      evidence: 'click_id',
      corroboratedBy: [],
      events: clicks.map((click) => click.key),
      clickCount: clicks.length,
      lastAt: last.at,
    };
  });
}
