import { type Measure } from './measure.js';

/** Whether the company is followed. */
export const FOLLOWER_MEASURES = [
  {
    name: 'pages',
    title: 'Pages',
    definition: 'Company pages of which a number of followers is known by the end of the period.',
    unit: 'pages',
    type: 'integer',
    provenance: 'declared',
    additive: 'not',
    version: 1,
  },
  {
    name: 'page_followers',
    title: 'Followers',
    definition:
      'Followers by the last count of each page by the end of the period, added up over pages. People who follow two pages are counted twice, so it is no number of people.',
    unit: 'followers',
    type: 'integer',
    provenance: 'declared',
    additive: 'not',
    version: 1,
  },
  {
    name: 'followers_age_days',
    title: 'Age of the oldest count',
    definition: 'Days from the last count to the end of the period, of the page for which they are most.',
    unit: 'days',
    type: 'integer',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'pages_compared',
    title: 'Pages compared',
    definition:
      'Pages counted on two different days, the first being before the period or else the first in it. Growth speaks of these.',
    unit: 'pages',
    type: 'integer',
    provenance: 'declared',
    additive: 'not',
    version: 1,
  },
  {
    name: 'followers_base',
    title: 'Followers before',
    definition:
      'Followers of the pages compared at the count they are compared with: the last one before the period, or else the first one in it.',
    unit: 'followers',
    type: 'integer',
    provenance: 'declared',
    additive: 'not',
    version: 1,
  },
  {
    name: 'followers_growth',
    title: 'Growth',
    definition: 'Followers of the pages compared minus followers before. Negative when people went.',
    unit: 'followers',
    type: 'integer',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'followers_growth_rate',
    title: 'Growth, rate',
    definition: 'Growth divided by followers before. Empty without any.',
    unit: 'ratio',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
] as const satisfies readonly Measure[];
