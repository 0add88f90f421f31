import { type Cube, summed } from './cube.js';

/** What became of every request on the tracked links. */
export const VERDICTS: Cube = {
  name: 'verdicts',
  title: 'Requests by verdict',
  definition: 'Every request on the tracked links, by what it was taken for.',
  buckets: 'reach',
  dimensions: [
    { name: 'verdict', stored: 'verdict' },
    { name: 'rule', stored: 'rule' },
    { name: 'network', stored: 'network' },
  ],
  fixed: [],
  measures: [
    summed('requests'),
    {
      name: 'share_of_requests',
      // A name of its own: a question can ask `requests` of the cube of shares and clicks beside it.
      parts: { requests_by_verdict: 'sum(requests)' },
      value: 'requests_by_verdict',
      isNullable: true,
      shareWithin: [],
    },
  ],
};
