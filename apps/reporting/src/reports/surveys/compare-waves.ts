import { studentQuantile } from '#domain/experiments/student-t.js';
import { type Estimate } from '#domain/statistics/interval.js';
import { meanOf, type Scores, varianceOf } from './scores.js';

/**
 * How much higher the mean is than in the wave before, with the 95 % interval of B. L. Welch, "The Generalization of
 * 'Student's' Problem when Several Different Population Variances are Involved", Biometrika 34 (1947) 28-35. Answers are
 * anonymous, so whoever answered twice cannot be paired with themselves: the two waves are taken for different people.
 */
export function comparedWaves(now: Scores, before: Scores): Estimate {
  const value = meanOf(now) - meanOf(before);
  const [spreadNow, spreadBefore] = [varianceOf(now), varianceOf(before)];
  if (spreadNow === undefined || spreadBefore === undefined) return { value, interval: undefined };
  const [a, b] = [spreadNow / now.answers, spreadBefore / before.answers];
  // Everybody answered the same, twice: nothing to base an interval on.
  if (a + b === 0) return { value, interval: undefined };
  const freedom = (a + b) ** 2 / (a ** 2 / (now.answers - 1) + b ** 2 / (before.answers - 1));
  const error = studentQuantile(0.975, freedom) * Math.sqrt(a + b);
  return { value, interval: { low: value - error, high: value + error } };
}
