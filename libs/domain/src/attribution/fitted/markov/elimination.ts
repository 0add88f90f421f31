import { type Chain } from './chain.js';

/** The columns before those of the states. */
export const CONVERSIONS = 0;
export const NULLS = 1;
export const VALUES = 2;
export const FIRST_STATE = 3;

/**
 * A chain as a square of flows, in journeys: row 0 is the start, row `s + 1` is state `s`; column `s + 3` is the flow into
 * state `s`, the columns before are the flows into the ends.
 */
export class FlowMatrix {
  readonly width: number;
  readonly cells: Float64Array;

  constructor(readonly states: number) {
    this.width = states + FIRST_STATE;
    this.cells = new Float64Array((states + 1) * this.width);
  }

  static of(chain: Chain): FlowMatrix {
    const matrix = new FlowMatrix(chain.size);
    const { cells, width } = matrix;
    for (let state = 0; state < chain.size; state += 1) {
      const row = (state + 1) * width;
      cells[row + CONVERSIONS] = chain.conversions[state] ?? 0;
      cells[row + NULLS] = chain.nulls[state] ?? 0;
      cells[row + VALUES] = chain.values[state] ?? 0;
      cells[FIRST_STATE + state] = chain.starts[state] ?? 0;
      for (let entry = chain.inStart[state] ?? 0; entry < (chain.inStart[state + 1] ?? 0); entry += 1) {
        const from = chain.inFrom[entry] ?? 0;
        cells[(from + 1) * width + FIRST_STATE + state] = chain.inCount[entry] ?? 0;
      }
    }
    return matrix;
  }

  /** A copy with these states only, in this order. The flows into the others are dropped. */
  pick(states: readonly number[]): FlowMatrix {
    const picked = new FlowMatrix(states.length);
    [-1, ...states].forEach((from, row) => {
      const source = (from + 1) * this.width;
      const target = row * picked.width;
      for (let column = 0; column < FIRST_STATE; column += 1)
        picked.cells[target + column] = this.cells[source + column] ?? 0;
      states.forEach((state, column) => {
        picked.cells[target + FIRST_STATE + column] = this.cells[source + FIRST_STATE + state] ?? 0;
      });
    });
    return picked;
  }
}

/**
 * Takes the last of the first `states` states out of the chain and sends what flows into it straight on to where it
 * would go: the elimination of Grassmann, Taksar and Heyman (1985). A divisor is the sum of what leaves a state instead
 * of 1 less what returns, so nothing is ever subtracted and every result is right to the last few digits, however
 * improbable it is. What leaves a state does not count what goes to itself.
 */
export function eliminateLast({ cells, width }: FlowMatrix, states: number): void {
  const last = states * width;
  const column = FIRST_STATE + states - 1;
  let leaving = (cells[last + CONVERSIONS] ?? 0) + (cells[last + NULLS] ?? 0);
  for (let j = FIRST_STATE; j < column; j += 1) leaving += cells[last + j] ?? 0;
  if (leaving === 0) return;
  for (let row = 0; row < last; row += width) {
    const flow = cells[row + column] ?? 0;
    if (flow === 0) continue;
    const share = flow / leaving;
    for (let j = 0; j < column; j += 1)
      cells[row + j] = (cells[row + j] ?? 0) + share * (cells[last + j] ?? 0);
  }
}
