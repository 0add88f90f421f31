import { type Explain } from './explanation.js';
import { oneTakesAll } from './one-takes-all.js';

export const explainLastNonDirect: Explain = (path) => {
  const named = path.flatMap(({ channel }, index) => (channel.kind === 'direct' ? [] : [index]));
  const winner = named.at(-1);
  if (winner === undefined)
    return oneTakesAll(path.length, path.length - 1, {
      won: 'every touch was a direct visit, so the last one gets all',
      lost: 'only the last touch gets credit',
    });
  return oneTakesAll(path.length, winner, {
    won: 'the last touch that was not a direct visit gets all',
    lost: 'only the last touch that was not a direct visit gets credit',
  });
};
