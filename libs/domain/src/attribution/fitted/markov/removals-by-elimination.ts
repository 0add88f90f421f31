import { type Chain } from './chain.js';
import { CONVERSIONS, eliminateLast, FlowMatrix, VALUES } from './elimination.js';
import { type Removals } from './removals.js';

/**
 * What is lost without each channel, directly. By the strong Markov property that is what first enters the channel's
 * states, times what they convert from there. Eliminating all states but the channel's own leaves exactly these flows,
 * and the eliminations of one channel serve its neighbours: half of the channels after eliminating the states of the
 * other half only, and so on down to one. For order 1 this costs `14/9 n^3`, less than the one inverse `N` in
 * `RE_j = (N_sj / N_jj) B_j / B_s`, works for every order, and subtracts nothing.
 */
export function removalsByElimination(chain: Chain): Removals {
  const channels = chain.channels.length;
  const removals = { conversions: new Float64Array(channels), values: new Float64Array(channels) };
  const all = Array.from({ length: chain.size }, (_, state) => state);
  if (channels > 0) divide(FlowMatrix.of(chain), all, 0, channels);
  return removals;

  /** @param states what the matrix still holds: every state with a channel in `from .. to - 1`, and no other one */
  function divide(matrix: FlowMatrix, states: readonly number[], from: number, to: number): void {
    if (to - from === 1) {
      // What reached an end by now never came here.
      matrix.cells[CONVERSIONS] = 0;
      matrix.cells[VALUES] = 0;
      for (let left = states.length; left > 0; left -= 1) eliminateLast(matrix, left);
      removals.conversions[from] = matrix.cells[CONVERSIONS] ?? 0;
      removals.values[from] = matrix.cells[VALUES] ?? 0;
      return;
    }
    const middle = (from + to) >> 1;
    keep(matrix, states, from, middle);
    keep(matrix, states, middle, to);
  }

  function keep(matrix: FlowMatrix, states: readonly number[], from: number, to: number): void {
    const places = states.map((_, place) => place);
    const isKept = (place: number) => hasChannel(states[place] ?? 0, from, to);
    const kept = places.filter(isKept);
    const copy = matrix.pick([...kept, ...places.filter((place) => !isKept(place))]);
    for (let left = states.length; left > kept.length; left -= 1) eliminateLast(copy, left);
    divide(
      copy.pick(kept.map((_, place) => place)),
      kept.map((place) => states[place] ?? 0),
      from,
      to,
    );
  }

  function hasChannel(state: number, from: number, to: number): boolean {
    for (let i = chain.memberStart[state] ?? 0; i < (chain.memberStart[state + 1] ?? 0); i += 1) {
      const channel = chain.memberChannels[i] ?? 0;
      if (channel >= from && channel < to) return true;
    }
    return false;
  }
}
