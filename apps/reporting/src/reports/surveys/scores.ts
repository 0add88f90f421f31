/** What answers to one question come to. */
export interface Scores {
  readonly answers: number;
  readonly total: number;
  readonly squares: number;
  /** How often 1, 2, 3, 4 and 5 were answered. */
  readonly perScore: readonly number[];
}

export function addScores(all: readonly Scores[]): Scores {
  return all.reduce(
    (sum, scores) => ({
      answers: sum.answers + scores.answers,
      total: sum.total + scores.total,
      squares: sum.squares + scores.squares,
      perScore: sum.perScore.map((count, index) => count + (scores.perScore[index] ?? 0)),
    }),
    { answers: 0, total: 0, squares: 0, perScore: [0, 0, 0, 0, 0] },
  );
}

export function meanOf({ total, answers }: Scores): number {
  return total / answers;
}

/** The sample variance; undefined for fewer than two answers. */
export function varianceOf({ answers, total, squares }: Scores): number | undefined {
  // Of equal answers rounding may leave less than nothing.
  return answers < 2 ? undefined : Math.max(0, squares - (total * total) / answers) / (answers - 1);
}
