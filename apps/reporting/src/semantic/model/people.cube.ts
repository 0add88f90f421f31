import { type Cube } from './cube.js';
import { OF_SHARES_AND_CLICKS } from './shares-and-clicks.dimensions.js';

/** Fair shares are sums of fractions; what is finer than this is noise of adding them up in another order. */
const FAIR_SHARE = 'round(fair_share, 6)';

/** Distinct visitors, each day anew: they add up over days and over nothing else, so every breakdown is counted by itself. */
export const PEOPLE: Cube = {
  name: 'people',
  title: 'People who clicked',
  definition: 'Distinct visitors behind the human clicks of each reporting day.',
  buckets: 'reach',
  dimensions: OF_SHARES_AND_CLICKS,
  fixed: [],
  measures: [
    {
      name: 'unique_clickers',
      parts: { unique_clickers: 'sum(unique_clickers)' },
      value: 'unique_clickers',
      isNullable: true,
      isDistinct: true,
    },
    { name: 'fair_share', parts: { fair_share: 'sum(fair_share)' }, value: FAIR_SHARE, isNullable: true },
    {
      name: 'frequency',
      parts: { unique_clickers: 'sum(unique_clickers)', fair_share: 'sum(fair_share)' },
      value: 'if(fair_share = 0, NULL, round(unique_clickers / fair_share, 9))',
      isNullable: true,
      isDistinct: true,
    },
  ],
};
