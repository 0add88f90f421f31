import { type Measure } from './measure.js';

/** How large the networks of advocates are together, and who did most of those who want to be listed. */
export const AUDIENCE_MEASURES = [
  {
    name: 'audience_connections',
    title: 'Connections of advocates together',
    definition:
      'The latest known audience of each enrolled advocate on each network by the end of the period, added up, however long ago it was stated. Connections overlap by an unknown amount: an upper bound, and no number of people.',
    unit: 'connections',
    type: 'integer',
    provenance: 'declared',
    bound: 'upper',
    additive: 'not',
    version: 1,
  },
  {
    name: 'audience_people',
    title: 'Advocates with a known audience',
    definition:
      'Enrolled advocates of whom an audience is known by then, on the network of the line or on any.',
    unit: 'people',
    type: 'integer',
    provenance: 'measured',
    additive: 'not',
    version: 1,
  },
  {
    name: 'audience_coverage',
    title: 'Coverage of audiences',
    definition:
      'Advocates with a known audience divided by the people enrolled then. The others have networks too; the sum says nothing about theirs.',
    unit: 'ratio',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'kept_people',
    title: 'Advocates known at both ends',
    definition:
      'Advocates enrolled and with a known audience on the network now and at the end of the period before (for the first: the day before the period).',
    unit: 'people',
    type: 'integer',
    provenance: 'measured',
    additive: 'not',
    version: 1,
  },
  {
    name: 'kept_before',
    title: 'Their connections before',
    definition: 'The connections of the advocates known at both ends, at the end of the period before.',
    unit: 'connections',
    type: 'integer',
    provenance: 'declared',
    bound: 'upper',
    additive: 'not',
    version: 1,
  },
  {
    name: 'kept_growth',
    title: 'Growth of their connections',
    definition:
      "How many more connections the advocates known at both ends have than at the end of the period before. Who joined, left or was counted for the first time is not in it: that would be no growth of anybody's network.",
    unit: 'connections',
    type: 'integer',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'kept_growth_rate',
    title: 'Growth of their connections, in part',
    definition: 'The growth divided by the connections before.',
    unit: 'ratio',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'compared_connections',
    title: 'Connections where pages are counted',
    definition:
      'Connections of advocates on the networks where followers of a company page are known as well.',
    unit: 'connections',
    type: 'integer',
    provenance: 'declared',
    bound: 'upper',
    additive: 'not',
    version: 1,
  },
  {
    name: 'compared_followers',
    title: 'Followers where audiences are known',
    definition:
      'Followers of company pages on the networks where an audience of an advocate is known as well.',
    unit: 'followers',
    type: 'integer',
    provenance: 'declared',
    bound: 'upper',
    additive: 'not',
    version: 1,
  },
  {
    name: 'connections_per_follower',
    title: 'Connections per follower',
    definition:
      'Connections of advocates together divided by followers of the pages, on networks where both are known. Advocates collectively, not each; overlap makes it an upper bound. The report claims tests the same on the audiences of the period alone.',
    unit: 'times',
    type: 'number',
    provenance: 'calculated',
    bound: 'upper',
    additive: 'not',
    version: 1,
  },
  {
    name: 'place',
    title: 'Place',
    definition:
      'One more than the listed people before this one; who ties shares a place. People who are not listed have no part in it.',
    unit: 'place',
    type: 'integer',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
] as const satisfies readonly Measure[];
