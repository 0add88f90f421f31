import { firstTouch } from './first-touch.js';
import { fullPath } from './full-path.js';
import { lastNonDirect } from './last-non-direct.js';
import { lastTouch } from './last-touch.js';
import { linear } from './linear.js';
import { linearUnique } from './linear-unique.js';
import { type PathModel } from './model.js';
import { position402040 } from './position-40-20-40.js';
import { type AttributionSettings } from './settings.js';
import { timeDecay } from './time-decay.js';
import { wShaped } from './w-shaped.js';

/** Every path model, in the order in which they are shown. A new one is a file and a line here; the laws test it. */
export const PATH_MODELS = [
  firstTouch,
  lastTouch,
  lastNonDirect,
  linear,
  linearUnique,
  position402040,
  timeDecay,
  wShaped,
  fullPath,
] as const satisfies readonly PathModel[];

export type PathModelName = (typeof PATH_MODELS)[number]['name'];

/** The models that the settings name, in the order in which they are shown, whatever the order they are named in. */
export function chosenModels({ models }: Pick<AttributionSettings, 'models'>): readonly PathModel[] {
  return models === 'all' ? PATH_MODELS : PATH_MODELS.filter(({ name }) => models.includes(name));
}
