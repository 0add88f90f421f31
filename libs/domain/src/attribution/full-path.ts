import { milestoneWeights } from './milestone-weights.js';
import { type PathModel } from './model.js';

/** Full path (Marketo Measure: 22.5 % on the first touch and on each of three milestones, 10 % on the rest). */
export const fullPath = {
  kind: 'path',
  name: 'full_path',
  version: 1,
  title: 'Full path',
  definition:
    'The first touch and the last touches before the application, the interview and the hire get 22.5 % each, the others share 10 %. A milestone that the journey does not reach leaves its part to the others.',
  looksAt: 'milestones',
  weigh: (path, { milestones }) =>
    milestoneWeights(path, [milestones.application, milestones.interview, milestones.hire]),
} as const satisfies PathModel;
