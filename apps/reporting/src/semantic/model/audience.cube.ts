import { type Cube } from './cube.js';
import { OF_SHARES_AND_CLICKS } from './shares-and-clicks.dimensions.js';

/**
 * The interval of people who could have seen a share. An audience is one advocate or page on one network; it counts
 * once, with its largest size, however often it was shared to.
 */
export const AUDIENCE: Cube = {
  name: 'audience',
  title: 'Audiences',
  definition: 'Audiences of the shares made on the day.',
  buckets: 'reach',
  dimensions: OF_SHARES_AND_CLICKS,
  fixed: [],
  largestOf: { per: ['sharer', 'advocate_id', 'network'], column: 'audience_max' },
  measures: [
    {
      name: 'potential_unique_reach_low',
      parts: { audience_low: 'max(largest)' },
      value: 'audience_low',
      isNullable: false,
    },
    {
      name: 'potential_unique_reach_high',
      parts: { audience_high: 'sum(largest)' },
      value: 'audience_high',
      isNullable: false,
    },
  ],
};
