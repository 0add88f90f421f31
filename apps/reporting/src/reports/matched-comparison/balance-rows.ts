import { type MatchedSet, matchExactly, weightOfSet } from '#domain/statistics/matched-sets.js';
import { shareSpread, standardised } from '#domain/statistics/smd.js';
import { type EmployedHire } from '../../hires/employed-hires.js';
import { type ReportRow } from '../report.js';
import { type AdvocacyGroups } from '../retention/advocacy-groups.js';
import { type Covariate, COVARIATES, covariateOf, stratumOf } from './strata.js';

/**
 * How alike the groups are, before matching and within the sets: of each covariate the value on which they differ most,
 * both in the spread of before matching (E. A. Stuart, Statistical Science 25 (2010) 1-21). Empty when either group has
 * fewer than k people.
 */
export function balanceRows({ advocacy, other }: AdvocacyGroups, k: number): ReportRow[] {
  const { sets } = matchExactly(advocacy, other, stratumOf);
  const isBeforeShown = advocacy.length >= k && other.length >= k;
  const isAfterShown =
    sets.flatMap(({ exposed }) => exposed).length >= k && sets.flatMap(({ others }) => others).length >= k;
  return COVARIATES.map((covariate) => {
    const values = [...new Set([...advocacy, ...other].map((hire) => covariateOf(hire, covariate)))];
    const shares = values.map((value) => ({
      before: [shareOf(advocacy, covariate, value), shareOf(other, covariate, value)] as const,
      after: [
        weightedShare(sets, ({ exposed }) => shareOf(exposed, covariate, value)),
        weightedShare(sets, ({ others }) => shareOf(others, covariate, value)),
      ] as const,
    }));
    return {
      covariate,
      smd_before: isBeforeShown ? largest(shares.map(({ before }) => [before, before])) : null,
      smd_after: isAfterShown ? largest(shares.map(({ before, after }) => [after, before])) : null,
    };
  });
}

type Pair = readonly [advocacy: number, other: number];

/**
 * The largest difference, in the spread of before matching; null when that is none and the shares differ all the same.
 */
function largest(pairs: readonly (readonly [compared: Pair, spreadOf: Pair])[]): number | null {
  const sizes = pairs.map(([compared, spreadOf]) =>
    standardised(compared[0] - compared[1], shareSpread(...spreadOf)),
  );
  return sizes.reduce<number | null>(
    (max, size) => (max === null || size === undefined ? null : Math.max(max, Math.abs(size))),
    0,
  );
}

function shareOf(group: readonly EmployedHire[], covariate: Covariate, value: string): number {
  return group.filter((hire) => covariateOf(hire, covariate) === value).length / group.length;
}

function weightedShare(
  sets: readonly MatchedSet<EmployedHire>[],
  share: (set: MatchedSet<EmployedHire>) => number,
): number {
  const weight = sets.reduce((sum, set) => sum + weightOfSet(set), 0);
  return sets.reduce((sum, set) => sum + weightOfSet(set) * share(set), 0) / weight;
}
