import { type Cube, quotient, summed } from './cube.js';
import { OF_SHARES_AND_CLICKS } from './shares-and-clicks.dimensions.js';

/** Shares, what could be reached, what was measured and the clicks: everything of them that adds up. */
export const REACH: Cube = {
  name: 'reach',
  title: 'Shares and clicks',
  definition:
    'Shares on the day they were made, with what was measured of them, and clicks on the day they happened.',
  buckets: 'reach',
  dimensions: OF_SHARES_AND_CLICKS,
  fixed: [],
  measures: [
    summed('shares'),
    summed('shares_with_audience'),
    summed('potential_exposures'),
    summed('shares_measured'),
    quotient('coverage', 'shares_measured', 'shares'),
    summed('impressions'),
    quotient('impressions_coverage', 'shares_with_impressions', 'shares'),
    summed('members_reached'),
    quotient('members_reached_coverage', 'shares_with_members_reached', 'shares'),
    summed('reactions'),
    summed('comments'),
    summed('reshares'),
    summed('requests'),
    summed('clicks_human'),
    summed('touches'),
    summed('clicks_keyless'),
  ],
};
