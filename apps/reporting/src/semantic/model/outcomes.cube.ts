import { type Cube, summed } from './cube.js';

/** Stages that applications reached, on the day they did. */
export const OUTCOMES: Cube = {
  name: 'outcomes',
  title: 'Outcomes of applications',
  definition: 'Applications by the stage they reached, on the day they reached it.',
  buckets: 'talent',
  dimensions: [
    { name: 'stage', stored: 'stage' },
    { name: 'vacancy', stored: 'vacancy_id' },
    { name: 'mobility', stored: `if(internal, 'internal', 'external')` },
  ],
  fixed: [
    {
      dimension: 'stage',
      reason: 'one application passes several stages and would be counted once for each',
    },
  ],
  measures: [summed('outcomes'), summed('reversed')],
};
