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
  weigh: (path) => {
    const touchesOf = new Map<string, number>();
    for (const { channel } of path) {
      touchesOf.set(channelKey(channel), (touchesOf.get(channelKey(channel)) ?? 0) + 1);
    }
    return path.map(({ channel }) => 1 / (touchesOf.size * (touchesOf.get(channelKey(channel)) ?? 1)));
  },
} as const satisfies PathModel;
