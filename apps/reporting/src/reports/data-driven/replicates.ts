import { type FittedModel } from '#domain/attribution/fitted/fitted-model.js';
import { spreadOf, type Spread } from '#domain/statistics/bootstrap/percentile-interval.js';
import { unitsOf, weightsOf } from '#domain/statistics/bootstrap/resample.js';
import { type CountedJourneys, pathsOf, unattributedOf } from '../../journeys/counted-journeys.js';

/** Enough for 95 % intervals of which the ends are known to some percent of their width. */
export const REPLICATES = 200;

/**
 * The credit of every member in each replicate of the bootstrap, and of nobody under `unattributed`. Candidates are
 * drawn, with everything that belongs to them; touches and outcomes of one person do not come about separately.
 * A replicate that has more or fewer candidates than there were is brought back to their number: the total is not what
 * is uncertain here, as in drawing n of n.
 */
export function* replicatesOf(
  journeys: CountedJourneys,
  model: FittedModel,
  unattributed: string,
): Generator<ReadonlyMap<string, number>> {
  const units = unitsOf(journeys.candidates);
  for (let replicate = 0; replicate < REPLICATES; replicate += 1) {
    const weights = weightsOf(units, replicate);
    const drawn = weights.reduce((sum, weight) => sum + weight, 0);
    if (drawn === 0) continue; // nobody was drawn; only a handful of candidates comes to that
    const scale = journeys.candidates.length / drawn;
    const { credits } = model.fit(
      pathsOf(journeys, weights).filter(({ conversions, nulls }) => conversions + nulls > 0),
    );
    const found = new Map(credits.map(({ channel, conversions }) => [channel, conversions * scale]));
    yield found.set(unattributed, unattributedOf(journeys, weights) * scale);
  }
}

/** Per member; one that a replicate did not meet got nothing in it. */
export function spreadsOf(
  replicates: readonly ReadonlyMap<string, number>[],
  members: readonly string[],
): ReadonlyMap<string, Spread> {
  return new Map(
    members.map((member) => [member, spreadOf(replicates.map((credits) => credits.get(member) ?? 0))]),
  );
}
