import { type Explain, touches } from './explanation.js';
import { oneTakesAll } from './one-takes-all.js';

export const explainFirstTouch: Explain = ({ length }) =>
  oneTakesAll(length, 0, {
    won: `the first of ${touches(length)} gets all`,
    lost: 'only the first touch gets credit',
  });
