import { type Interval } from '../statistics/interval.js';
import { studentQuantile } from './student-t.js';
import { type Arm, ARMS, type TeamResult } from './team-result.js';

const BOTH_TAILS_95 = 0.975;
/** With one team in an arm nothing is known about how much teams of that arm differ. */
const MIN_TEAMS_PER_ARM = 2;

/** What showing the subject changed, per person and altogether. */
export interface Lift {
  /** Outcomes per person of the shown teams minus those of the teams held out, averaged over the stretches. */
  readonly difference: number;
  /** 95 %, robust against people of one team being alike. Undefined when teams of one arm do not differ at all. */
  readonly interval: Interval | undefined;
  /** Distinct teams of the stretches that were compared. */
  readonly teams: number;
  /** `H_t - H_c n_t / n_c`, over the stretches that were compared: the outcomes that would not be there otherwise. */
  readonly incremental: number;
  readonly incrementalInterval: Interval | undefined;
}

/**
 * The difference between arms, compared only within a stretch, so that what changes with time for everybody cannot pass
 * for an effect (J. A. Thompson et al., Statistics in Medicine 37 (2018) 2487-2500). Stretches are weighted by how well they can
 * compare, `G_t G_c / (G_t + G_c)` teams; a parallel design has one. The variance is that of a ratio of team totals,
 * linearised, per arm with the factor G / (G - 1); a team's parts in several stretches are added before they are squared.
 * @returns undefined when no stretch has two teams on both sides
 */
export function liftOf(results: readonly TeamResult[]): Lift | undefined {
  const compared = comparedStretches(results);
  const weights = sum(compared, ({ weight }) => weight);
  if (weights === 0) return undefined;
  const difference = contrast(compared, ({ weight }) => weight / weights);
  const incremental = contrast(compared, ({ arms }) => sum(arms.shown, ({ people }) => people));
  return {
    difference: difference.value,
    interval: difference.interval,
    teams: difference.teams,
    incremental: incremental.value,
    incrementalInterval: incremental.interval,
  };
}

/** The difference of {@link liftOf} alone, for those who ask for it thousands of times. */
export function differenceOf(results: readonly TeamResult[]): number | undefined {
  const compared = comparedStretches(results);
  const weights = sum(compared, ({ weight }) => weight);
  if (weights === 0) return undefined;
  return sum(compared, ({ weight, rate }) => (weight / weights) * (rate.shown - rate.held_out));
}

/** The sum over stretches of a factor times the difference of the rates, with its interval. */
function contrast(compared: readonly Stretch[], factorOf: (stretch: Stretch) => number) {
  const influence = new Map<string, number>();
  for (const stretch of compared) {
    for (const arm of ARMS) {
      const teams = stretch.arms[arm];
      const sign = arm === 'shown' ? 1 : -1;
      const perPerson = (sign * factorOf(stretch)) / sum(teams, ({ people }) => people);
      const smallSample = Math.sqrt(teams.length / (teams.length - 1));
      for (const { team, people, outcomes } of teams) {
        const part = perPerson * smallSample * (outcomes - stretch.rate[arm] * people);
        influence.set(team, (influence.get(team) ?? 0) + part);
      }
    }
  }
  const value = sum(compared, (stretch) => factorOf(stretch) * (stretch.rate.shown - stretch.rate.held_out));
  const error = Math.sqrt(sum([...influence.values()], (part) => part * part));
  const reach = studentQuantile(BOTH_TAILS_95, influence.size - 2) * error;
  return {
    value,
    interval: error === 0 ? undefined : { low: value - reach, high: value + reach },
    teams: influence.size,
  };
}

interface Stretch {
  readonly weight: number;
  readonly arms: Readonly<Record<Arm, readonly TeamResult[]>>;
  readonly rate: Readonly<Record<Arm, number>>;
}

function comparedStretches(results: readonly TeamResult[]): Stretch[] {
  return [...new Set(results.map(({ stretch }) => stretch))].flatMap((number) => {
    const ofArm = (arm: Arm) =>
      results.filter(({ stretch, arm: own, people }) => stretch === number && own === arm && people > 0);
    const arms = { shown: ofArm('shown'), held_out: ofArm('held_out') };
    const [shown, heldOut] = [arms.shown.length, arms.held_out.length];
    if (shown < MIN_TEAMS_PER_ARM || heldOut < MIN_TEAMS_PER_ARM) return [];
    const rate = { shown: rateOf(arms.shown), held_out: rateOf(arms.held_out) };
    return [{ weight: (shown * heldOut) / (shown + heldOut), arms, rate }];
  });
}

/** Outcomes per person. */
export function rateOf(teams: readonly TeamResult[]): number {
  return sum(teams, ({ outcomes }) => outcomes) / sum(teams, ({ people }) => people);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
