import { type PathModel } from './model.js';

/** First touch (Adobe Analytics, Google Ads AttributionModelEnum): `w_1 = 1`. */
export const firstTouch = {
  kind: 'path',
  name: 'first_touch',
  version: 1,
  title: 'First touch',
  definition: 'All credit goes to the first touch in the window.',
  looksAt: 'length',
  weigh: (path) => path.map((_, i) => (i === 0 ? 1 : 0)),
} as const satisfies PathModel;
