import { chiSquareAbove } from './distributions.js';
import { type FollowUp } from './kaplan-meier.js';

export interface LogRank {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  /** How likely curves that differ as much as these are when the groups do not differ. */
  readonly pValue: number;
  /** Events per group, and how many there would be if all groups shared one risk; in the order of the groups given. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
}

/**
 * The log-rank test of two or more groups: at every moment with events, those of each group against their share of the
 * people at risk, with the hypergeometric covariance (N. Mantel, Cancer Chemotherapy Reports 50 (1966) 163-170; R. Peto
 * and J. Peto, JRSS A 135 (1972) 185-207). It weighs all times alike and sees little of curves that cross.
 * @returns undefined when the groups cannot be told apart at all: fewer than two have people at a moment with events
 */
export function logRank(groups: readonly (readonly FollowUp[])[]): LogRank | undefined {
  const observed = groups.map((group) => group.filter(({ ended }) => ended).length);
  const expected = groups.map(() => 0);
  const covariance = groups.map(() => groups.map(() => 0));
  for (const { atRisk, events } of momentsOf(groups)) {
    const everybody = atRisk.reduce((sum, n) => sum + n, 0);
    const spread = everybody > 1 ? (events * (everybody - events)) / (everybody - 1) : 0;
    atRisk.forEach((n, i) => {
      const share = n / everybody;
      expected[i] = (expected[i] ?? 0) + events * share;
      const row = covariance[i] ?? [];
      atRisk.forEach((m, j) => {
        row[j] = (row[j] ?? 0) + spread * share * (Number(i === j) - m / everybody);
      });
    });
  }
  // Differences add up to 0, so one group that could differ says nothing that the others do not.
  const told = groups.flatMap((_, i) => ((covariance[i]?.[i] ?? 0) > 0 ? [i] : [])).slice(1);
  if (told.length === 0) return undefined;
  const difference = told.map((i) => (observed[i] ?? 0) - (expected[i] ?? 0));
  const solved = solve(
    told.map((i) => told.map((j) => covariance[i]?.[j] ?? 0)),
    difference,
  );
  if (solved === undefined) return undefined;
  const chiSquare = difference.reduce((sum, value, index) => sum + value * (solved[index] ?? 0), 0);
  const degreesOfFreedom = told.length;
  return {
    chiSquare,
    degreesOfFreedom,
    pValue: chiSquareAbove(chiSquare, degreesOfFreedom),
    observed,
    expected,
  };
}

interface Moment {
  readonly atRisk: readonly number[];
  readonly events: number;
}

function momentsOf(groups: readonly (readonly FollowUp[])[]): Moment[] {
  const ends = groups.flatMap((group) => group.filter(({ ended }) => ended).map(({ days }) => days));
  const moments = [...Map.groupBy(ends, (days) => days)].sort(([a], [b]) => a - b);
  const sorted = groups.map((group) => group.map(({ days }) => days).sort((a, b) => a - b));
  const gone = groups.map(() => 0);
  return moments.map(([days, events]) => ({
    events: events.length,
    atRisk: sorted.map((followed, i) => {
      let left = gone[i] ?? 0;
      while ((followed[left] ?? Infinity) < days) left += 1;
      gone[i] = left;
      return followed.length - left;
    }),
  }));
}

/** Solves A x = b by Gaussian elimination with pivots; undefined when A is singular. A is small: one row per group. */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] | undefined {
  const rows = a.map((row, i) => [...row, b[i] ?? 0]);
  const scale = Math.max(...a.flat().map(Math.abs));
  for (let column = 0; column < rows.length; column += 1) {
    const below = rows.slice(column);
    const pivot = below.reduce((best, row) => (size(row, column) > size(best, column) ? row : best));
    if (size(pivot, column) <= scale * 1e-12) return undefined;
    rows.splice(rows.indexOf(pivot, column), 1);
    rows.splice(column, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      pivot.forEach((value, k) => (row[k] = (row[k] ?? 0) - factor * value));
    }
  }
  return rows.map((row, i) => (row[rows.length] ?? 0) / (row[i] ?? 1));
}

function size(row: readonly number[], column: number): number {
  return Math.abs(row[column] ?? 0);
}
