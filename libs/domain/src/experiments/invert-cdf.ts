const HALVINGS = 200;
const FARTHEST = 1e10;

/**
 * Where a rising function from 0 to 1 takes a value, by halving: slow and certain, for numbers that are asked once.
 * @param part between 0 and 1, both excluded
 */
export function invertCdf(below: (x: number) => number, part: number): number {
  if (!(part > 0 && part < 1))
    throw new RangeError(`A quantile is of a part between 0 and 1, not ${String(part)}.`);
  let low = -1;
  while (below(low) > part && low > -FARTHEST) low *= 2;
  let high = 1;
  while (below(high) < part && high < FARTHEST) high *= 2;
  for (let n = 0; n < HALVINGS && high > low; n += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (below(middle) < part) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
