import { type Instant } from '../ids.js';
import { type PathStep } from './model.js';

/** What the touches that hold no position share, in both models of Marketo Measure that weigh milestones. */
const SHARE_OF_REST = 0.1;

/**
 * Weights of equal size for the first touch and for the last touch up to each milestone, "the touch that led to it"; one
 * touch can hold several positions. A milestone that was not reached, or that no touch precedes, has no position: the
 * others are rescaled to keep their total of 90 %. The rest of the touches share 10 %; where there is no rest, the
 * positions share that too (Marketo's rule for missing middle touches).
 *
 * Marketo Measure publishes the weights and no numbers to check against. What happens to missing positions is ours.
 */
export function milestoneWeights(
  path: readonly PathStep[],
  milestones: readonly (Instant | undefined)[],
): number[] {
  if (path.length === 0) return [];
  const ledTo = milestones.map((at) =>
    at === undefined ? -1 : path.findLastIndex((touch) => touch.at <= at),
  );
  const holders = [0, ...ledTo.filter((index) => index !== -1)];
  const rest = path.length - new Set(holders).size;
  const perPosition = (rest === 0 ? 1 : 1 - SHARE_OF_REST) / holders.length;
  return path.map((_, index) => {
    const positions = holders.filter((holder) => holder === index).length;
    return positions === 0 ? SHARE_OF_REST / rest : positions * perPosition;
  });
}
