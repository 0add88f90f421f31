import { firstTouch } from './first-touch.js';
import { lastNonDirect } from './last-non-direct.js';
import { lastTouch } from './last-touch.js';
import { linear } from './linear.js';
import { linearUnique } from './linear-unique.js';
import { type PathModel } from './model.js';
import { position402040 } from './position-40-20-40.js';
import { timeDecay } from './time-decay.js';

/** Every path model, in the order in which they are shown. A new one is a file and a line here; the laws test it. */
export const PATH_MODELS = [
  firstTouch,
  lastTouch,
  lastNonDirect,
  linear,
  linearUnique,
  position402040,
  timeDecay,
] as const satisfies readonly PathModel[];

export type PathModelName = (typeof PATH_MODELS)[number]['name'];
