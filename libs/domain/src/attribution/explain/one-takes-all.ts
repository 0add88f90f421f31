import { type Explanation, percent } from './explanation.js';

/** The explanation of a model that gives everything to one touch. */
export function oneTakesAll(
  length: number,
  winner: number,
  words: { readonly won: string; readonly lost: string },
): Explanation[] {
  return Array.from({ length }, (_, index) =>
    index === winner
      ? { weight: 1, because: `${words.won}: ${percent(1)}` }
      : { weight: 0, because: `${words.lost}: ${percent(0)}` },
  );
}
