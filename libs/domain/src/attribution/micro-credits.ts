/** One outcome in millionths: what the credits of a journey add up to, exactly. */
export const MICRO_PER_OUTCOME = 1_000_000;

/** A weight is read to twelve decimals: far finer than a micro-credit, and coarser than the noise of floating point. */
const UNITS_PER_MICRO = 1_000_000;

/**
 * Rounds weights that add up to 1 to whole millionths that add up to exactly 1,000,000, by largest remainder
 * (Hamilton's method). Equal remainders go to the earlier touch. They are compared as integers: in floating point
 * 1/3 and 4/12 can differ in the last bit, and noise would decide a tie.
 *
 * @param weights none negative, together 1; an empty list gives an empty list
 */
export function microCredits(weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const units = weights.map((weight) => Math.round(weight * MICRO_PER_OUTCOME * UNITS_PER_MICRO));
  const credits = units.map((unit) => Math.floor(unit / UNITS_PER_MICRO));
  const missing = MICRO_PER_OUTCOME - credits.reduce((sum, credit) => sum + credit, 0);
  if (!(missing >= 0 && missing <= weights.length)) {
    throw new RangeError(`Weights must be non-negative and add up to 1; got ${weights.join(', ')}.`);
  }
  const byRemainder = units
    .map((unit, index) => ({ index, remainder: unit % UNITS_PER_MICRO }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const rounded = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return credits.map((credit, index) => (rounded.has(index) ? credit + 1 : credit));
}
