import { type PathModel } from './model.js';

/** Linear (Adobe Analytics, Google Ads AttributionModelEnum): `w_i = 1/n` over touches, repeats included. */
export const linear = {
  kind: 'path',
  name: 'linear',
  version: 1,
  title: 'Linear',
  definition: 'Every touch gets the same share; someone with two touches gets two shares.',
  looksAt: 'length',
  weigh: (path) => path.map(() => 1 / path.length),
} as const satisfies PathModel;
