import { logRank } from '#domain/statistics/log-rank.js';
import { commonTau, restrictedMean, restrictedMeanDifference } from '#domain/statistics/restricted-mean.js';
import { type ReportRow } from '../report.js';
import { type AdvocacyGroups } from './advocacy-groups.js';

/** The first year: what the restricted means look at when everybody is followed so long. */
export const RESTRICTED_DAYS = 365;

/** Both groups in one row; undefined when either has fewer than k people, who would be spoken about alone. */
export function retentionComparisonRow(
  { advocacy, other }: AdvocacyGroups,
  k: number,
): ReportRow | undefined {
  if (advocacy.length < k || other.length < k) return undefined;
  const [ours, theirs] = [advocacy, other].map((group) => group.map(({ followUp }) => followUp));
  if (ours === undefined || theirs === undefined) return undefined;
  const tau = commonTau([ours, theirs], RESTRICTED_DAYS, k);
  const [mean, otherMean] = [restrictedMean(ours, tau), restrictedMean(theirs, tau)];
  const difference = restrictedMeanDifference(mean, otherMean);
  const test = logRank([ours, theirs]);
  return {
    advocacy_employees: advocacy.length,
    other_employees: other.length,
    advocacy_employees_left: test?.observed[0] ?? ours.filter(({ ended }) => ended).length,
    advocacy_leavers_expected: test?.expected[0] ?? null,
    other_employees_left: test?.observed[1] ?? theirs.filter(({ ended }) => ended).length,
    other_leavers_expected: test?.expected[1] ?? null,
    log_rank_chi_square: test?.chiSquare ?? null,
    log_rank_p: test?.pValue ?? null,
    restricted_to_days: tau,
    advocacy_restricted_mean: mean.days,
    other_restricted_mean: otherMean.days,
    restricted_mean_difference: difference.value,
    restricted_mean_difference_low: difference.interval?.low ?? null,
    restricted_mean_difference_high: difference.interval?.high ?? null,
    restricted_mean_difference_p: difference.pValue ?? null,
  };
}
