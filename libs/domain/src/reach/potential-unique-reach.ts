import { type Network } from '../events/catalogue.js';

/** The audience of one share, at the moment of sharing. */
export interface ShareAudience {
  /** The advocate, or the company page. */
  readonly sharer: string;
  readonly network: Network;
  readonly size: number;
}

/** The true number lies between the two; nothing in the data says where. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * How many different people the shares could have reached, as an interval: `max a_i <= #(union of A_i) <= sum a_i`, with
 * `a_i` the audience of one sharer on one network. Sharing twice to the same audience reaches no new people, so of
 * several shares the largest audience counts. It is potential, and never added to reach that was measured.
 *
 * @param population how many people there are to reach, if that is known; the upper end cannot be more
 */
export function potentialUniqueReach(shares: Iterable<ShareAudience>, population = Infinity): Interval {
  const largest = new Map<string, number>();
  for (const { sharer, network, size } of shares) {
    const audience = JSON.stringify([sharer, network]);
    largest.set(audience, Math.max(size, largest.get(audience) ?? 0));
  }
  const sizes = [...largest.values()];
  const upper = Math.min(
    sizes.reduce((sum, size) => sum + size, 0),
    population,
  );
  // Audiences hold people outside the population too, followers elsewhere for one: the lower end keeps below the upper.
  return {
    lower: Math.min(
      sizes.reduce((a, b) => Math.max(a, b), 0),
      upper,
    ),
    upper,
  };
}
