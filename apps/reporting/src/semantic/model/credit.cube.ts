import { type Cube, type CubeDimension } from './cube.js';

const UNATTRIBUTED = [`channel = 'unattributed'`, `'(unattributed)'`] as const;
/** A direct visit, or a channel that is only known by being stated, has no advocate, campaign, content or network. */
const STATED = [
  UNATTRIBUTED,
  [
    `channel NOT IN ('advocate', 'company_page')`,
    `concat('(', replaceAll(toString(channel), '_', ' '), ')')`,
  ],
] as const;
const PAGE = [`channel = 'company_page'`, `'(company page)'`] as const;

const ofTouch = (name: CubeDimension['name'], stored: string): CubeDimension => ({
  name,
  stored,
  instead: STATED,
});

/** Outcomes divided over what led to them, on the day of the outcome. */
export const CREDIT: Cube = {
  name: 'credit',
  title: 'Credit for outcomes',
  definition:
    'Standing outcomes of people from outside, divided over what led to them by each attribution model.',
  buckets: 'talent',
  dimensions: [
    { name: 'model', stored: 'model' },
    { name: 'stage', stored: 'stage' },
    { name: 'channel', stored: 'channel' },
    { name: 'advocate', stored: 'advocate_id', instead: [...STATED, PAGE] },
    { name: 'team', stored: 'team', instead: [...STATED, PAGE] },
    ofTouch('campaign', 'campaign_id'),
    ofTouch('content', 'content_id'),
    ofTouch('network', 'network'),
    // Only the vacancy is known of an outcome that nobody gets credit for, so it passes a filter on that.
    {
      name: 'vacancy',
      stored: 'vacancy_id',
      instead: [UNATTRIBUTED],
      filtered: `if(vacancy_id = '', '(none)', toString(vacancy_id))`,
    },
  ],
  fixed: [
    {
      dimension: 'model',
      reason: 'every model divides the same outcomes, so together they would be counted once per model',
    },
    {
      dimension: 'stage',
      reason: 'one application passes several stages and would be counted once for each',
    },
  ],
  measures: [
    {
      name: 'credit',
      parts: { credit_micro: 'sum(credit_micro)' },
      value: 'credit_micro / 1000000',
      isNullable: false,
    },
    {
      name: 'share_of_credit',
      parts: { credit_micro: 'sum(credit_micro)' },
      value: 'credit_micro',
      isNullable: true,
      shareWithin: ['model', 'stage'],
    },
  ],
};
