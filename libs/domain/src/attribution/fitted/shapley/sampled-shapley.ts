import { CONVERSIONS, eliminateLast, type FlowMatrix, VALUES } from '../markov/elimination.js';
import { permutationOf } from './permutations.js';

export interface SampledShapley {
  readonly conversions: Float64Array;
  readonly values: Float64Array;
  /** The largest over the channels, in conversions. */
  readonly standardError: number;
}

/**
 * The Shapley value of the Markov graph by sampled orders: the mean of what each channel adds when it joins those before
 * it. One elimination of the whole chain gives an order's additions of all channels, because a state that is not yet
 * eliminated is one that nobody goes through. The additions of an order make up all outcomes, so the total is exact
 * whatever the sample.
 *
 * @param permutations an even number from 4: an order and its reverse count as one observation of the error
 */
export function sampledShapley(chain: FlowMatrix, permutations: number): SampledShapley {
  const { states } = chain;
  const pairs = permutations / 2;
  const means = { conversions: new Float64Array(states), values: new Float64Array(states) };
  const pairMean = new Float64Array(states);
  const squares = new Float64Array(states);
  for (let pair = 0; pair < pairs; pair += 1) {
    pairMean.fill(0);
    for (const index of [2 * pair, 2 * pair + 1]) {
      const joined = additions(chain, permutationOf(index, states));
      joined.conversions.forEach((added, state) => (pairMean[state] = (pairMean[state] ?? 0) + added / 2));
      joined.values.forEach(
        (added, state) => (means.values[state] = (means.values[state] ?? 0) + added / permutations),
      );
    }
    for (let state = 0; state < states; state += 1) {
      // Welford's update: the squares of small differences, not small differences of squares.
      const before = (pairMean[state] ?? 0) - (means.conversions[state] ?? 0);
      means.conversions[state] = (means.conversions[state] ?? 0) + before / (pair + 1);
      const after = (pairMean[state] ?? 0) - (means.conversions[state] ?? 0);
      squares[state] = (squares[state] ?? 0) + before * after;
    }
  }
  const variance = Math.max(...squares) / (pairs - 1);
  return { ...means, standardError: Math.sqrt(variance / pairs) };
}

interface Additions {
  readonly conversions: Float64Array;
  readonly values: Float64Array;
}

function additions(chain: FlowMatrix, order: Int32Array): Additions {
  const added = { conversions: new Float64Array(order.length), values: new Float64Array(order.length) };
  const matrix = chain.pick(Array.from(order).reverse());
  const { cells } = matrix;
  for (let left = order.length; left > 0; left -= 1) {
    const [conversions = 0, values = 0] = [cells[CONVERSIONS], cells[VALUES]];
    eliminateLast(matrix, left);
    const joining = order[order.length - left] ?? 0;
    added.conversions[joining] = (cells[CONVERSIONS] ?? 0) - conversions;
    added.values[joining] = (cells[VALUES] ?? 0) - values;
  }
  return added;
}
