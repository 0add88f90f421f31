import { CONVERSIONS, eliminateLast, FIRST_STATE, FlowMatrix, NULLS, VALUES } from '../markov/elimination.js';

/** Per coalition of channels, as bits: the outcomes that are left, and their value, when all others go to "no outcome". */
export interface CoalitionWorths {
  readonly conversions: Float64Array;
  readonly values: Float64Array;
}

/**
 * The worth of all `2^n` coalitions of a chain of order 1. Every state is decided in turn, the last one first: in, it is
 * eliminated; out, what flows into it goes to "no outcome". Both ways go on with a matrix that is smaller by one, so the
 * coalitions share nearly all of their work: it is in the order of `2^n` in total instead of `2^n n^3`.
 */
export function coalitionWorths(chain: FlowMatrix): CoalitionWorths {
  const count = 2 ** chain.states;
  const worths = { conversions: new Float64Array(count), values: new Float64Array(count) };
  const rooms = Array.from({ length: chain.states + 1 }, (_, states) => new FlowMatrix(states));
  decide(chain, 0);
  return worths;

  function decide(matrix: FlowMatrix, coalition: number): void {
    const { states } = matrix;
    const smaller = rooms[states - 1];
    if (smaller === undefined) {
      worths.conversions[coalition] = matrix.cells[CONVERSIONS] ?? 0;
      worths.values[coalition] = matrix.cells[VALUES] ?? 0;
      return;
    }
    copyWithoutLast(matrix, smaller);
    sendToNulls(matrix, smaller);
    decide(smaller, coalition);
    eliminateLast(matrix, states);
    copyWithoutLast(matrix, smaller);
    decide(smaller, coalition | (1 << (states - 1)));
  }
}

function copyWithoutLast(from: FlowMatrix, to: FlowMatrix): void {
  for (let row = 0; row <= to.states; row += 1)
    for (let column = 0; column < to.width; column += 1)
      to.cells[row * to.width + column] = from.cells[row * from.width + column] ?? 0;
}

/** What flowed into the state that is left out. The start's own flow need not go anywhere: nothing divides by it. */
function sendToNulls(from: FlowMatrix, to: FlowMatrix): void {
  const column = FIRST_STATE + from.states - 1;
  for (let row = 1; row <= to.states; row += 1) {
    const at = row * to.width + NULLS;
    to.cells[at] = (to.cells[at] ?? 0) + (from.cells[row * from.width + column] ?? 0);
  }
}
