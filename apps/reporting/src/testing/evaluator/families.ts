import { type EvaluatedQuestion } from './question.js';

const SHARING = ['sharer', 'advocate', 'team', 'campaign', 'content', 'network'];

/** What the facts of a family are known by, and what is counted of them. */
export const FAMILIES = {
  sharing: {
    dimensions: SHARING,
    measures: [
      'shares',
      'shares_with_audience',
      'potential_exposures',
      'shares_measured',
      'coverage',
      'impressions',
      'impressions_coverage',
      'members_reached',
      'members_reached_coverage',
      'reactions',
      'comments',
      'reshares',
      'requests',
      'clicks_human',
      'touches',
      'clicks_keyless',
    ],
  },
  audiences: {
    dimensions: SHARING,
    measures: ['potential_unique_reach_low', 'potential_unique_reach_high'],
  },
  people: { dimensions: SHARING, measures: ['unique_clickers', 'fair_share', 'frequency'] },
  verdicts: { dimensions: ['verdict', 'rule', 'network'], measures: ['requests', 'share_of_requests'] },
  outcomes: { dimensions: ['stage', 'vacancy', 'mobility'], measures: ['outcomes', 'reversed'] },
  credit: {
    dimensions: [
      'model',
      'stage',
      'channel',
      'advocate',
      'team',
      'campaign',
      'content',
      'network',
      'vacancy',
    ],
    measures: ['credit', 'share_of_credit'],
  },
  programme: {
    dimensions: ['team'],
    measures: ['enrolments', 'departures', 'trainings', 'active_advocates', 'active_enrolled'],
  },
} as const satisfies Record<string, { dimensions: readonly string[]; measures: readonly string[] }>;

export type Family = keyof typeof FAMILIES;

/** The dimensions a question breaks down or narrows by. */
export function usedDimensions({ dimensions, conditions, measures }: EvaluatedQuestion): readonly string[] {
  const narrowed = conditions.map(({ member }) => member).filter((member) => !measures.includes(member));
  return [...new Set([...dimensions, ...narrowed])];
}

/** The family that counts a measure: the first that knows every dimension of the question. */
export function familyOf(measure: string, used: readonly string[]): Family {
  const names = Object.keys(FAMILIES) as Family[];
  const found = names.find((name) => {
    const { measures, dimensions }: { measures: readonly string[]; dimensions: readonly string[] } =
      FAMILIES[name];
    return measures.includes(measure) && used.every((dimension) => dimensions.includes(dimension));
  });
  if (found === undefined) throw new Error(`${measure} is not known by ${used.join(', ')}`);
  return found;
}
