import { type Chain } from './chain.js';
import { removalsByElimination } from './removals-by-elimination.js';
import { removalsBySweeps } from './removals-by-sweeps.js';

/** Per channel of a chain, what is lost without it: the outcomes, and their value, of journeys that visit it. */
export interface Removals {
  readonly conversions: Float64Array;
  readonly values: Float64Array;
}

/** Up to here the direct way takes about a second; above it, the time grows with the cube of the states. */
const MOST_STATES_TO_ELIMINATE = 800;

/** @throws RangeError when there are too many states and channels; the message says what to do instead */
export function removalsOf(chain: Chain): Removals {
  return chain.size <= MOST_STATES_TO_ELIMINATE ? removalsByElimination(chain) : removalsBySweeps(chain);
}
