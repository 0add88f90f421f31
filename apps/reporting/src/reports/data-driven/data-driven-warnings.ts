import { type FittedResult } from '#domain/attribution/fitted/fitted-model.js';
import { type FittedModelName } from '#domain/attribution/fitted/fitted-models.js';
import { type CountedJourneys } from '../../journeys/counted-journeys.js';
import { type Warning } from '../report.js';
import { LIMITS } from './limits.js';

export interface FittedAnswer {
  readonly journeys: CountedJourneys;
  readonly fitted: FittedResult;
  readonly model: FittedModelName;
  readonly by: string;
  /** Members whose credit is mostly noise. */
  readonly noisy: readonly string[];
  readonly hasIntervals: boolean;
}

/** What must be known beside the lines before anything is concluded from them. */
export function warningsOf({ journeys, fitted, model, by, noisy, hasIntervals }: FittedAnswer): Warning[] {
  return [
    ...(isAllConverted(journeys) ? [NO_NULL_JOURNEYS] : []),
    ...(hasIntervals || fitted.credits.length === 0 ? [] : [noIntervals(fitted, model, by)]),
    ...noise(noisy, fitted, by),
    ...sampled(fitted),
  ];
}

/** Always so for the application itself: of somebody who did not apply nothing is known. */
function isAllConverted({ ways }: CountedJourneys): boolean {
  return ways.length > 0 && ways.every(({ walks }) => walks.every(({ nulls }) => nulls === 0));
}

const NO_NULL_JOURNEYS: Warning = {
  code: 'no_null_journeys',
  detail:
    'Every journey that is known ends in the outcome, so there is none to compare with. The model then says who is on the way to outcomes, not who brings them about. Ask a later stage for a comparison.',
};

function noIntervals({ credits }: FittedResult, model: FittedModelName, by: string): Warning {
  const most = LIMITS[model].membersWithIntervals;
  return {
    code: 'no_intervals',
    detail:
      credits.length > most
        ? `Intervals of ${model} are worked out for ${String(most)} lines at most, and there are ${String(credits.length)}. ${by === 'advocate' ? 'Ask by=team.' : 'Ask a coarser breakdown.'}`
        : 'One candidate is too few for an interval.',
  };
}

function noise(members: readonly string[], { credits }: FittedResult, by: string): Warning[] {
  if (members.length === 0) return [];
  const [first, ...more] = members.slice(0, 5);
  const names = `${[first, ...more].join(', ')}${members.length > 5 ? ', …' : ''}`;
  return [
    {
      code: 'mostly_noise',
      detail: `The credit of ${String(members.length)} of ${String(credits.length)} lines has a standard error of more than half of it (${names}): do not rank them. ${by === 'advocate' ? 'by=team says more.' : 'A longer period says more.'}`,
    },
  ];
}

function sampled({ exactness }: FittedResult): Warning[] {
  if (exactness.kind === 'exact') return [];
  return [
    {
      code: 'sampled',
      detail: `Worked out by sampling ${String(exactness.permutations)} orders; the standard error of a credit is at most ${exactness.standardError.toPrecision(2)}.`,
    },
  ];
}
