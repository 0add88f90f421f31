import { milestoneWeights } from './milestone-weights.js';
import { type PathModel } from './model.js';

/** W-shaped (Marketo Measure: 30 % on the first touch and on each of two milestones, 10 % on the rest). */
export const wShaped = {
  kind: 'path',
  name: 'w_shaped',
  version: 1,
  title: 'W-shaped',
  definition:
    'The first touch, the last touch before the application and the last touch before the interview get 30 % each, the others share 10 %. A milestone that the journey does not reach leaves its part to the others.',
  looksAt: 'milestones',
  weigh: (path, { milestones }) => milestoneWeights(path, [milestones.application, milestones.interview]),
} as const satisfies PathModel;
