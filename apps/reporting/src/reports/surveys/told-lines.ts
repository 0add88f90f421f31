import { poolSmallGroups } from '#domain/privacy/pool-small-groups.js';
import { addScores, type Scores } from './scores.js';

export const SMALL_GROUPS = '(small groups)';
export const ALL_GROUPS = '(all)';

/** A row of answers.sql. */
export interface AnswerRow {
  readonly wave: string;
  readonly survey_group: string;
  readonly question: string;
  readonly answers: number;
  readonly total: number;
  readonly squares: number;
  readonly per_score: readonly number[];
}

export interface ToldLine {
  readonly group: string;
  /** The groups behind the line. */
  readonly of: readonly string[];
  /** Undefined for too few answers: how many there are is said, what they are is not. */
  readonly scores: Scores | undefined;
  readonly answers: number;
}

/**
 * The lines of one question in one wave: everybody, then each group with at least k answers, then the small ones
 * together, with as many larger ones as keep them from being worked out. When even all of those are fewer than k nothing
 * is told.
 */
export function toldLines(rows: readonly AnswerRow[], k: number): ToldLine[] {
  const { shown, pooled, withheld } = poolSmallGroups(
    rows.map(({ survey_group, answers }) => ({ label: survey_group, people: answers })),
    k,
  );
  const line = (group: string, of: readonly string[], isTold: boolean): ToldLine => {
    const scores = addScores(rows.filter((row) => of.includes(row.survey_group)).map(scoresOf));
    return { group, of, scores: isTold ? scores : undefined, answers: scores.answers };
  };
  const small = [...pooled, ...withheld];
  return [
    line(
      ALL_GROUPS,
      rows.map((row) => row.survey_group),
      withheld.length === 0,
    ),
    ...shown.toSorted().map((group) => line(group, [group], true)),
    ...(small.length === 0 ? [] : [line(SMALL_GROUPS, small, withheld.length === 0)]),
  ];
}

function scoresOf({ answers, total, squares, per_score: perScore }: AnswerRow): Scores {
  return { answers, total, squares, perScore };
}
