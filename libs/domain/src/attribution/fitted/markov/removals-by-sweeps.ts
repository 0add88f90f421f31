import { type Chain } from './chain.js';
import { type Removals } from './removals.js';

/** Channels removed side by side: one look at a transition serves all of them. */
const LANES = 8;
/** What may be wrong at the end, as a share of all outcomes. */
const TOLERANCE = 1e-13;
/** Doubles cannot say more: the rounding of one sweep, as a share of all departures. */
const ROUNDING = 4e-15;
const MOST_SWEEPS = 5_000;
const SWEEPS_PER_BALANCE = 3;
/** A factor nearer to 1 is the rounding of its own sums: to apply it would stir up what has come to rest. */
const NEGLIGIBLE = 1e-12;
/** Multiplications of all sweeps together: about two minutes. Whether they stay below it shows in the first of them. */
const MOST_WORK = 1e11;

/**
 * What is lost without each channel, for chains too large to eliminate: `y (D - F) = starts` on the states without the
 * channel, by Gauss-Seidel sweeps from the full chain's `y = 1`. (Its journeys flow as they were counted: that is the
 * solution with nothing removed.) All numbers are positive, so nothing cancels, and what is wrong after a sweep is
 * bounded by what the sweep changed: for the residual `r`, `|outcomes - exact| <= |r|_1`, because nobody converts with
 * more than certainty. The sweeps end when that bound is below a 1e-13th of all outcomes, so this is no approximation a
 * double could tell from a direct solution.
 */
export function removalsBySweeps(chain: Chain): Removals {
  const channels = chain.channels.length;
  const removals = { conversions: new Float64Array(channels), values: new Float64Array(channels) };
  const [conversions, values] = [sum(chain.conversions), sum(chain.values)];
  if (conversions === 0) return removals;
  const mostWrong = Math.max(TOLERANCE * conversions, ROUNDING * sum(chain.departures));
  const isGone = new Uint8Array(chain.size);
  const visits = new Float64Array(chain.size * LANES);
  for (let first = 0; first < channels; first += LANES) {
    markGone(chain, first, isGone);
    visits.fill(1);
    sweepUntil(chain, visits, isGone, mostWrong, channels);
    for (let lane = 0; lane < LANES && first + lane < channels; lane += 1) {
      removals.conversions[first + lane] = lost(chain.conversions, conversions, lane);
      removals.values[first + lane] = lost(chain.values, values, lane);
    }
  }
  return removals;

  function lost(ends: Float64Array, all: number, lane: number): number {
    let left = 0;
    for (let state = 0; state < chain.size; state += 1)
      left += (visits[state * LANES + lane] ?? 0) * (ends[state] ?? 0);
    return Math.max(0, all - left);
  }
}

/** Sets bit `l` of every state that has the channel of lane `l`. */
function markGone(chain: Chain, firstChannel: number, isGone: Uint8Array): void {
  for (let state = 0; state < chain.size; state += 1) {
    let bits = 0;
    for (let i = chain.memberStart[state] ?? 0; i < (chain.memberStart[state + 1] ?? 0); i += 1) {
      const lane = (chain.memberChannels[i] ?? 0) - firstChannel;
      if (lane >= 0 && lane < LANES) bits |= 1 << lane;
    }
    isGone[state] = bits;
  }
}

/** @throws RangeError when that would take too long */
function sweepUntil(
  chain: Chain,
  visits: Float64Array,
  isGone: Uint8Array,
  mostWrong: number,
  channels: number,
): void {
  const blocks = Math.ceil(channels / LANES);
  let wrongAtBalance = Infinity;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    if (sweep * blocks * chain.inFrom.length * LANES > MOST_WORK) break;
    const wrong = sweepOnce(chain, visits, isGone);
    if (wrong <= mostWrong) return;
    // Balancing is a short cut that long one-way chains undo; sweeps alone always get there. So: only while it pays.
    if (sweep % SWEEPS_PER_BALANCE !== 0 || wrong > wrongAtBalance / 2) continue;
    wrongAtBalance = wrong;
    balance(chain, visits, isGone);
  }
  throw new RangeError(
    `There are too many channels (${channels}), states (${chain.size}) and transitions (${chain.inFrom.length}) ` +
      'to work out what each channel adds. Group the channels, such as advocates to teams, or take order 1.',
  );
}

/** Every state once. @returns a bound of what is wrong: the largest of the lanes' sums of changes */
function sweepOnce(chain: Chain, visits: Float64Array, isGone: Uint8Array): number {
  const { size, inStart, inFrom, inCount, starts, departures } = chain;
  let c0 = 0,
    c1 = 0,
    c2 = 0,
    c3 = 0,
    c4 = 0,
    c5 = 0,
    c6 = 0,
    c7 = 0;
  for (let state = 0; state < size; state += 1) {
    const start = starts[state] ?? 0;
    let v0 = start,
      v1 = start,
      v2 = start,
      v3 = start,
      v4 = start,
      v5 = start,
      v6 = start,
      v7 = start;
    const end = inStart[state + 1] ?? 0;
    for (let entry = inStart[state] ?? 0; entry < end; entry += 1) {
      const count = inCount[entry] ?? 0;
      const from = (inFrom[entry] ?? 0) * LANES;
      v0 += count * (visits[from] ?? 0);
      v1 += count * (visits[from + 1] ?? 0);
      v2 += count * (visits[from + 2] ?? 0);
      v3 += count * (visits[from + 3] ?? 0);
      v4 += count * (visits[from + 4] ?? 0);
      v5 += count * (visits[from + 5] ?? 0);
      v6 += count * (visits[from + 6] ?? 0);
      v7 += count * (visits[from + 7] ?? 0);
    }
    const gone = isGone[state] ?? 0;
    if (gone !== 0) {
      if (gone & 1) v0 = 0;
      if (gone & 2) v1 = 0;
      if (gone & 4) v2 = 0;
      if (gone & 8) v3 = 0;
      if (gone & 16) v4 = 0;
      if (gone & 32) v5 = 0;
      if (gone & 64) v6 = 0;
      if (gone & 128) v7 = 0;
    }
    const leaving = departures[state] ?? 1;
    const at = state * LANES;
    c0 += Math.abs(v0 - (visits[at] ?? 0) * leaving);
    c1 += Math.abs(v1 - (visits[at + 1] ?? 0) * leaving);
    c2 += Math.abs(v2 - (visits[at + 2] ?? 0) * leaving);
    c3 += Math.abs(v3 - (visits[at + 3] ?? 0) * leaving);
    c4 += Math.abs(v4 - (visits[at + 4] ?? 0) * leaving);
    c5 += Math.abs(v5 - (visits[at + 5] ?? 0) * leaving);
    c6 += Math.abs(v6 - (visits[at + 6] ?? 0) * leaving);
    c7 += Math.abs(v7 - (visits[at + 7] ?? 0) * leaving);
    visits[at] = v0 / leaving;
    visits[at + 1] = v1 / leaving;
    visits[at + 2] = v2 / leaving;
    visits[at + 3] = v3 / leaving;
    visits[at + 4] = v4 / leaving;
    visits[at + 5] = v5 / leaving;
    visits[at + 6] = v6 / leaving;
    visits[at + 7] = v7 / leaving;
  }
  return Math.max(c0, c1, c2, c3, c4, c5, c6, c7);
}

/**
 * Scales each lane so that as many journeys end as begin. Sweeps alone take this error away last: it fades only as
 * journeys end, a sixth of it in each step when they have six touches, while the rest fades as they mix.
 */
function balance(chain: Chain, visits: Float64Array, isGone: Uint8Array): void {
  const begun = new Float64Array(LANES);
  const ended = new Float64Array(LANES);
  for (let state = 0; state < chain.size; state += 1) {
    const gone = isGone[state] ?? 0;
    const ends = (chain.conversions[state] ?? 0) + (chain.nulls[state] ?? 0);
    for (let lane = 0; lane < LANES; lane += 1) {
      if ((gone & (1 << lane)) !== 0) {
        for (let entry = chain.inStart[state] ?? 0; entry < (chain.inStart[state + 1] ?? 0); entry += 1) {
          const from = (chain.inFrom[entry] ?? 0) * LANES + lane;
          ended[lane] = (ended[lane] ?? 0) + (chain.inCount[entry] ?? 0) * (visits[from] ?? 0);
        }
      } else {
        begun[lane] = (begun[lane] ?? 0) + (chain.starts[state] ?? 0);
        ended[lane] = (ended[lane] ?? 0) + ends * (visits[state * LANES + lane] ?? 0);
      }
    }
  }
  const scale = begun.map((journeys, lane) => (journeys === 0 ? 0 : journeys / (ended[lane] ?? 1)));
  if (scale.every((factor) => Math.abs(factor - 1) < NEGLIGIBLE)) return;
  for (let i = 0; i < visits.length; i += 1) visits[i] = (visits[i] ?? 0) * (scale[i % LANES] ?? 1);
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((total, number) => total + number, 0);
}
