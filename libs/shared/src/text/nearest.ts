/** Further away than this a name is another name, not a slip. */
const MAX_SLIPS = 3;

/**
 * The known name that a mistyped one was probably meant to be, or undefined when none is near.
 * Distance: insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
 */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  const text = typed.slice(0, 64).toLowerCase();
  let best: string | undefined;
  let bestSlips = Math.min(MAX_SLIPS, Math.ceil(text.length / 2)) + 1;
  for (const name of known) {
    const slips = slipsBetween(text, name.toLowerCase());
    if (slips < bestSlips) [best, bestSlips] = [name, slips];
  }
  return best;
}

/** "Did you mean …?", or the list of what there is when nothing is near. */
export function didYouMean(typed: string, known: readonly string[]): string {
  const name = nearest(typed, known);
  return name === undefined ? `There is: ${known.join(', ')}.` : `Did you mean ${name}?`;
}

function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? at(beforeLast, j - 2) + 1 : Infinity;
      row.push(Math.min(replace, at(last, j) + 1, at(row, j - 1) + 1, swap));
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
