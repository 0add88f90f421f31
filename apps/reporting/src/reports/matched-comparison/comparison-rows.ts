import { mantelHaenszel } from '#domain/statistics/mantel-haenszel.js';
import { eValue, eValueOfInterval } from '#domain/statistics/e-value.js';
import { type Estimate } from '#domain/statistics/interval.js';
import { type MatchedSet, matchExactly } from '#domain/statistics/matched-sets.js';
import { stratifiedDifference } from '#domain/statistics/stratified-difference.js';
import { daysBetween } from '#domain/time/calendar.js';
import { type Day } from '#domain/ids.js';
import { type EmployedHire } from '../../hires/employed-hires.js';
import { type ReportRow } from '../report.js';
import { type AdvocacyGroups } from '../retention/advocacy-groups.js';
import { stratumOf } from './strata.js';

const MS_PER_DAY = 86_400_000;

/** Who is compared on what. */
interface Compared {
  readonly name: string;
  /** Whether it is known of somebody. */
  readonly isKnown: (hire: EmployedHire, asOf: Day) => boolean;
  readonly compare: (sets: readonly MatchedSet<EmployedHire>[]) => Comparison | undefined;
}

interface Comparison {
  readonly advocacy: number;
  readonly other: number;
  readonly difference: Estimate;
  readonly ratio: Estimate | undefined;
}

const COMPARED: readonly Compared[] = [
  { name: 'retained_90_days', ...retainedFor(90) },
  { name: 'retained_365_days', ...retainedFor(365) },
  {
    name: 'application_to_hire_days',
    isKnown: ({ hire }) => hire.applied_ms !== null && hire.at_ms >= hire.applied_ms,
    compare: (sets) => {
      const found = stratifiedDifference(
        sets.map(({ exposed, others }) => ({
          exposed: exposed.map(daysToHire),
          others: others.map(daysToHire),
        })),
      );
      return found && { ...found, advocacy: found.exposed, other: found.others, ratio: undefined };
    },
  },
];

/**
 * Only people who started so long ago that it is known of all of them, those who left early included: counting the
 * leavers of a recent month without its stayers would make everybody look fleeting.
 */
function retainedFor(days: number): Pick<Compared, 'isKnown' | 'compare'> {
  const isRetained = ({ followUp }: EmployedHire) => !followUp.ended || followUp.days > days;
  const shareOf = (group: readonly EmployedHire[]) => ({
    part: group.filter(isRetained).length,
    whole: group.length,
  });
  return {
    isKnown: ({ employment }, asOf) => daysBetween(employment.started_on, asOf) >= days,
    compare: (sets) => {
      const found = mantelHaenszel(
        sets.map(({ exposed, others }) => ({ exposed: shareOf(exposed), others: shareOf(others) })),
      );
      return found && { ...found, advocacy: found.exposed, other: found.others };
    },
  };
}

/**
 * One row per thing compared. Where either group has fewer than k people in sets, only the numbers of people are left.
 */
export function comparisonRows({ advocacy, other }: AdvocacyGroups, asOf: Day, k: number): ReportRow[] {
  return COMPARED.map(({ name, isKnown, compare }) => {
    const known = (group: readonly EmployedHire[]) => group.filter((hire) => isKnown(hire, asOf));
    const { sets, unmatchedExposed, unmatchedOthers } = matchExactly(
      known(advocacy),
      known(other),
      stratumOf,
    );
    const matched = sets.flatMap(({ exposed }) => exposed).length;
    const othersMatched = sets.flatMap(({ others }) => others).length;
    const isShown = matched >= k && othersMatched >= k;
    const found = isShown ? compare(sets) : undefined;
    return {
      compared: name,
      matched_sets: isShown ? sets.length : null,
      advocacy_matched: matched,
      other_matched: othersMatched,
      advocacy_unmatched: unmatchedExposed.length,
      other_unmatched: unmatchedOthers.length,
      advocacy_value: found?.advocacy ?? null,
      other_value: found?.other ?? null,
      ...estimate('matched_difference', found?.difference),
      ...estimate('matched_ratio', found?.ratio),
      e_value: found?.ratio === undefined || found.ratio.value === 0 ? null : eValue(found.ratio.value),
      e_value_of_interval:
        found?.ratio?.interval === undefined ? null : eValueOfInterval(found.ratio.interval),
    };
  });
}

function estimate(name: string, found: Estimate | undefined): ReportRow {
  return {
    [name]: found?.value ?? null,
    [`${name}_low`]: found?.interval?.low ?? null,
    [`${name}_high`]: found?.interval?.high ?? null,
  };
}

function daysToHire({ hire }: EmployedHire): number {
  return (hire.at_ms - (hire.applied_ms ?? hire.at_ms)) / MS_PER_DAY;
}
