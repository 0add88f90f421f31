import { type PathModel } from './model.js';
import { positionWeights } from './position-weights.js';

/**
 * Position-based 40/20/40 (Google Ads AttributionModelEnum: "40 % first and last, remaining 20 % others"). Not called
 * U-shaped: in Marketo Measure that name means 50/50 on the first touch and the creation of the lead.
 */
export const position402040 = {
  kind: 'path',
  name: 'position_40_20_40',
  version: 1,
  title: 'Position 40/20/40',
  definition:
    'The first and the last touch get 40 % each, the touches between them share 20 %. Two touches get half each.',
  looksAt: 'length',
  weigh: (path) => positionWeights(path.length, 0.4, 0.4),
} as const satisfies PathModel;
