import { comparedWaves } from './compare-waves.js';
import { type Scores } from './scores.js';

const scores = (values: readonly number[]): Scores => ({
  answers: values.length,
  total: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value * value, 0),
  perScore: [],
});

describe('comparedWaves', () => {
  it('is the interval of Welch', () => {
    // Means 4 and 2.5; variances 1 and 5/3 over 5 and 4: standard error sqrt(1/5 + 5/12) = 0.785281; degrees of freedom
    // (37/60)^2 / ((1/5)^2 / 4 + (5/12)^2 / 3) = 5.5877, where t is between the printed 2.571 (5) and 2.447 (6).
    const { value, interval } = comparedWaves(scores([3, 3, 4, 5, 5]), scores([1, 2, 3, 4]));
    expect(value).toBe(1.5);
    const half = ((interval?.high ?? 0) - (interval?.low ?? 0)) / 2;
    expect(half / 0.785281).toBeGreaterThan(2.447);
    expect(half / 0.785281).toBeLessThan(2.571);
    expect(((interval?.high ?? 0) + (interval?.low ?? 0)) / 2).toBeCloseTo(1.5, 12);
  });

  it('has no interval where nothing varied, and none for a single answer', () => {
    expect(comparedWaves(scores([3, 3, 3]), scores([2, 2]))).toEqual({ value: 1, interval: undefined });
    expect(comparedWaves(scores([5]), scores([2, 4])).interval).toBeUndefined();
  });
});
