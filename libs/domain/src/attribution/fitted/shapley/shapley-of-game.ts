/**
 * The Shapley value of every player of a game: the sum over the coalitions `S` without the player of
 * `|S|! (n - |S| - 1)! / n! * (v(S + i) - v(S))`.
 *
 * @param worth of every coalition: entry `S` has bit `i` set when player `i` is in it; entry 0 is that of nobody
 */
export function shapleyOfGame(worth: Float64Array): Float64Array {
  const players = Math.log2(worth.length);
  if (!Number.isInteger(players))
    throw new RangeError(`A game of n players has 2^n coalitions; this one has ${worth.length}.`);
  const weights = weightsBySize(players);
  const values = new Float64Array(players);
  for (let player = 0; player < players; player += 1) {
    const bit = 1 << player;
    let value = 0;
    for (let coalition = 0; coalition < worth.length; coalition += 1) {
      if ((coalition & bit) !== 0) continue;
      const gained = (worth[coalition | bit] ?? 0) - (worth[coalition] ?? 0);
      value += (weights[bitsOf(coalition)] ?? 0) * gained;
    }
    values[player] = value;
  }
  return values;
}

/** `|S|! (n - |S| - 1)! / n!` for every size from 0 to `n - 1`: one nth, divided by the number of coalitions of that size. */
function weightsBySize(players: number): Float64Array {
  const weights = new Float64Array(players);
  let coalitions = 1;
  for (let size = 0; size < players; size += 1) {
    weights[size] = 1 / (players * coalitions);
    coalitions = (coalitions * (players - 1 - size)) / (size + 1);
  }
  return weights;
}

/** How many bits are set (the parallel count of Knuth, The Art of Computer Programming 7.1.3). */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
