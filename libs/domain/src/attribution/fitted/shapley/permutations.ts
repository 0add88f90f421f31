/**
 * The orders in which a sampled Shapley value lets the channels join: the same ones on every machine and every day, so
 * that a number can be worked out again. Every other order is the one before it backwards: whoever came early then comes
 * late, and the errors of the two partly cancel.
 */
export function permutationOf(index: number, size: number): Int32Array {
  const order = Int32Array.from({ length: size }, (_, i) => i);
  let state = index >> 1;
  for (let i = size - 1; i > 0; i -= 1) {
    state = (state + 0x9e3779b9) | 0;
    const other = Math.floor((mixed(state ^ Math.imul(index >> 1, 0x85ebca6b)) / 2 ** 32) * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[other] ?? 0;
    order[other] = kept;
  }
  return index % 2 === 0 ? order : order.reverse();
}

/** The finaliser of MurmurHash3: every bit of the result depends on every bit of the word. */
function mixed(word: number): number {
  let hash = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
