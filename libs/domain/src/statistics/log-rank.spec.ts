import fc from 'fast-check';
import { PLACEBO, SIX_MP, someGroup } from './follow-up.builders.js';
import { logRank } from './log-rank.js';

describe('logRank', () => {
  it('gives for 6-MP against placebo what Kleinbaum and Klein print: 19.25 and 10.75 expected, chi-square 16.79', () => {
    const test = logRank([SIX_MP, PLACEBO]);
    expect(test?.observed).toEqual([9, 21]);
    expect(test?.expected[0]).toBeCloseTo(19.25, 2);
    expect(test?.expected[1]).toBeCloseTo(10.75, 2);
    expect(test?.chiSquare).toBeCloseTo(16.79, 2);
    expect(test?.degreesOfFreedom).toBe(1);
    expect(test?.pValue).toBeCloseTo(4.17e-5, 7);
  });

  it('is for two groups the square of (O - E) over its standard error, added up moment by moment', () => {
    fc.assert(
      fc.property(someGroup, someGroup, (a, b) => {
        let difference = 0;
        let variance = 0;
        for (let t = 0; t <= 30; t += 1) {
          const n1 = a.filter(({ days }) => days >= t).length;
          const n = n1 + b.filter(({ days }) => days >= t).length;
          const d1 = a.filter(({ days, ended }) => ended && days === t).length;
          const d = d1 + b.filter(({ days, ended }) => ended && days === t).length;
          if (d === 0) continue;
          difference += d1 - (d * n1) / n;
          if (n > 1) variance += (d * n1 * (n - n1) * (n - d)) / (n * n * (n - 1));
        }
        const test = logRank([a, b]);
        if (variance < 1e-12) expect(test).toBeUndefined();
        else expect(test?.chiSquare).toBeCloseTo(difference ** 2 / variance, 8);
      }),
    );
  });

  it('does not depend on the order of three groups, and as many are expected as observed', () => {
    fc.assert(
      fc.property(someGroup, someGroup, someGroup, (a, b, c) => {
        const first = logRank([a, b, c]);
        const second = logRank([c, a, b]);
        expect(second === undefined).toBe(first === undefined);
        if (first === undefined || second === undefined) return;
        expect(second.chiSquare).toBeCloseTo(first.chiSquare, 6);
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        expect(sum(first.expected)).toBeCloseTo(sum(first.observed), 9);
        expect(first.chiSquare).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });

  it('finds no difference between a group and itself', () => {
    expect(logRank([SIX_MP, SIX_MP])?.chiSquare).toBeCloseTo(0, 12);
    expect(logRank([SIX_MP, SIX_MP, SIX_MP])).toMatchObject({ degreesOfFreedom: 2 });
  });

  it('says nothing without two groups or without anybody leaving', () => {
    expect(logRank([SIX_MP])).toBeUndefined();
    expect(logRank([SIX_MP, []])).toBeUndefined();
    expect(logRank([[{ days: 3, ended: false }], [{ days: 4, ended: false }]])).toBeUndefined();
  });
});
