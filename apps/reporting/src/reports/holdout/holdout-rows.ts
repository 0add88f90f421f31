import { designEffect } from '#domain/experiments/design-effect.js';
import { intraclassCorrelation } from '#domain/experiments/intraclass-correlation.js';
import { differenceOf, type Lift, liftOf, rateOf } from '#domain/experiments/lift.js';
import { randomisationTest } from '#domain/experiments/randomisation-test.js';
import { teamsToTell } from '#domain/experiments/sample-size.js';
import { type Arm, ARMS, type TeamResult } from '#domain/experiments/team-result.js';
import { type Day } from '#domain/ids.js';
import { type ReportRow } from '../report.js';
import { armIn, type Holdout, stretchesOf, type TeamCell } from './holdout.js';

/** Below it a rate is too much a matter of single outcomes for any interval to be trusted. */
export const MIN_OUTCOMES = 10;

export type HoldoutState = 'not begun' | 'running' | 'over';

interface ArmCell extends TeamCell, TeamResult {}

/** Three lines: either arm, and the difference. */
export function holdoutRows(
  holdout: Holdout,
  cells: readonly TeamCell[],
  { minGroupSize, state }: { readonly minGroupSize: number; readonly state: HoldoutState },
): ReportRow[] {
  const results = withArms(holdout, cells);
  const line = (arm: Arm | 'difference', finding: string, numbers: ReportRow): ReportRow => ({
    holdout: holdout.id,
    holdout_name: holdout.name,
    subject: `${holdout.subject_kind} ${holdout.subject_id}`,
    arm,
    finding,
    ...NOTHING,
    ...numbers,
  });
  const lines = (finding: string) =>
    [...ARMS, 'difference' as const].map((arm) => line(arm, arm === 'difference' ? finding : '', {}));
  if (state === 'not begun') return lines('not begun');
  const ofArm = (arm: Arm) => results.filter((result) => result.arm === arm);
  if (ARMS.some((arm) => peopleIn(ofArm(arm)) < minGroupSize)) return lines('too few people');
  const lift = liftOf(results);
  const finding = state === 'running' ? 'still running' : findingOf(lift, results);
  return [
    ...ARMS.map((arm) => line(arm, '', armNumbers(ofArm(arm)))),
    line('difference', finding, lift === undefined ? {} : differenceNumbers(holdout, results, lift)),
  ];
}

const NOTHING: ReportRow = {
  holdout_teams: null,
  holdout_people: null,
  holdout_shares: null,
  holdout_sharers: null,
  holdout_outcomes: null,
  holdout_rate: null,
  holdout_rate_low: null,
  holdout_rate_high: null,
  holdout_incremental: null,
  holdout_incremental_low: null,
  holdout_incremental_high: null,
  holdout_p_value: null,
  holdout_icc: null,
  holdout_design_effect: null,
  holdout_teams_needed: null,
};

function withArms(holdout: Holdout, cells: readonly TeamCell[]): ArmCell[] {
  const begins = stretchesOf(holdout);
  const shownFrom = new Map(holdout.teams.map(({ team, shown_from: day }) => [team, day]));
  return cells.map((cell) => ({
    ...cell,
    arm: armIn(shownFrom.get(cell.team) ?? null, begins[cell.stretch] ?? holdout.from),
  }));
}

/** Distinct people of an arm are at least those of its fullest stretch. */
function peopleIn(cells: readonly ArmCell[]): number {
  const ofStretch = Map.groupBy(cells, ({ stretch }) => stretch).values();
  return Math.max(0, ...[...ofStretch].map((group) => sum(group, ({ people }) => people)));
}

function armNumbers(cells: readonly ArmCell[]): ReportRow {
  return {
    holdout_teams: new Set(cells.map(({ team }) => team)).size,
    holdout_people: sum(cells, ({ people }) => people),
    holdout_shares: sum(cells, ({ shares }) => shares),
    holdout_sharers: sum(cells, ({ sharers }) => sharers),
    holdout_outcomes: sum(cells, ({ outcomes }) => outcomes),
    holdout_rate: rateOf(cells),
  };
}

function differenceNumbers(holdout: Holdout, results: readonly ArmCell[], lift: Lift): ReportRow {
  const { difference, interval, incremental, incrementalInterval, teams } = lift;
  const icc = intraclassCorrelation(results);
  const halfWidth = interval === undefined ? undefined : (interval.high - interval.low) / 2;
  return {
    holdout_teams: teams,
    holdout_rate: difference,
    holdout_rate_low: interval?.low ?? null,
    holdout_rate_high: interval?.high ?? null,
    holdout_incremental: incremental,
    holdout_incremental_low: incrementalInterval?.low ?? null,
    holdout_incremental_high: incrementalInterval?.high ?? null,
    holdout_p_value: pValueOf(holdout, results),
    holdout_icc: icc ?? null,
    holdout_design_effect: icc === undefined ? null : designEffectOf(results, icc),
    holdout_teams_needed:
      halfWidth === undefined ? null : (teamsToTell(difference, halfWidth, teams) ?? null),
  };
}

function findingOf(lift: Lift | undefined, results: readonly ArmCell[]): string {
  const outcomes = sum(results, (result) => result.outcomes);
  if (lift?.interval === undefined || outcomes < MIN_OUTCOMES) return 'not enough data';
  if (lift.interval.low > 0) return 'more';
  return lift.interval.high < 0 ? 'fewer' : 'no difference shown';
}

/** The labels that the lottery dealt out are the days from which teams are shown the subject. */
function pValueOf(holdout: Holdout, results: readonly ArmCell[]): number {
  const begins = stretchesOf(holdout);
  const strata = [...Map.groupBy(holdout.teams, ({ stratum }) => stratum).values()];
  const statistic = (labels: readonly (readonly string[])[]): number => {
    const shownFrom = new Map(
      strata.flatMap((teams, s) => teams.map(({ team }, t) => [team, labels[s]?.[t] ?? NEVER])),
    );
    const dealt = results.map((result) => {
      const label = shownFrom.get(result.team) ?? NEVER;
      return {
        ...result,
        arm: armIn(label === NEVER ? null : (label as Day), begins[result.stretch] ?? holdout.from),
      };
    });
    return differenceOf(dealt) ?? NaN;
  };
  const drawn = strata.map((teams) => teams.map(({ shown_from: day }): string => day ?? NEVER));
  // The id is random, so its digits are a fixed seed of this hold-out's own.
  const seed = Number.parseInt(holdout.id.replaceAll('-', '').slice(0, 8), 16);
  return randomisationTest(drawn, statistic, { seed, evaluationCost: results.length }).pValue;
}

const NEVER = 'never';

function designEffectOf(results: readonly ArmCell[], icc: number): number {
  const sizes = [...new Map(results.map(({ team, people }) => [team, people])).values()];
  const mean = sum(sizes, (size) => size) / sizes.length;
  const variance = sum(sizes, (size) => (size - mean) ** 2) / sizes.length;
  return designEffect(mean, icc, Math.sqrt(variance) / mean);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
