/** Which columns of each rollup are dimensions; the others are counted. */
export const DIMENSIONS = {
  reach: ['day', 'sharer', 'advocate_id', 'team', 'campaign_id', 'content_id', 'network'],
  unique: ['day', 'breakdown', 'member'],
  verdict: ['day', 'verdict', 'rule', 'network'],
  outcome: ['day', 'stage', 'vacancy_id', 'internal'],
  credit: [
    'day',
    'model',
    'stage',
    'channel',
    'advocate_id',
    'team',
    'campaign_id',
    'content_id',
    'network',
    'vacancy_id',
  ],
} as const;

export type Rollup = keyof typeof DIMENSIONS;
export const ROLLUPS = Object.keys(DIMENSIONS) as Rollup[];
