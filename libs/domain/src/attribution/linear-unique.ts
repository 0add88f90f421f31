import { channelKey } from '../journeys/touch.js';
import { type PathModel } from './model.js';

/**
 * Linear over distinct channels: `1/u` for each of the `u` channels of the path, spread evenly over its touches. It is
 * the Shapley value of the game whose worth is the number of conversions (Zhao et al., arXiv 1804.05327, the
 * simplified formula), so it is also the answer to "what would be fair" without a fitted model.
 */
export const linearUnique = {
  kind: 'path',
  name: 'linear_unique',
  version: 1,
  title: 'Linear over distinct channels',
  definition: 'Every advocate or channel in the journey gets the same share, however many touches it had.',
  looksAt: 'shape',
  weigh: (path) => {
    const keys = path.map(({ channel }) => channelKey(channel));
    const touchesOf = new Map<string, number>();
    for (const key of keys) touchesOf.set(key, (touchesOf.get(key) ?? 0) + 1);
    return keys.map((key) => 1 / (touchesOf.size * (touchesOf.get(key) ?? 1)));
  },
} as const satisfies PathModel;
