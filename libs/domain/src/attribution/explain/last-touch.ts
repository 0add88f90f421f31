import { type Explain, touches } from './explanation.js';
import { oneTakesAll } from './one-takes-all.js';

export const explainLastTouch: Explain = ({ length }) =>
  oneTakesAll(length, length - 1, {
    won: `the last of ${touches(length)} gets all`,
    lost: 'only the last touch gets credit',
  });
