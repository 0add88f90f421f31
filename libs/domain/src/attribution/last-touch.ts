import { type PathModel } from './model.js';

/** Last touch (Adobe Analytics, Google Ads AttributionModelEnum): `w_n = 1`. */
export const lastTouch = {
  kind: 'path',
  name: 'last_touch',
  version: 1,
  title: 'Last touch',
  definition: 'All credit goes to the last touch before the application.',
  looksAt: 'length',
  weigh: (path) => path.map((_, i) => (i === path.length - 1 ? 1 : 0)),
} as const satisfies PathModel;
