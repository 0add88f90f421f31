import fc from 'fast-check';
import { PLACEBO, SIX_MP, someGroup } from './follow-up.builders.js';
import { kaplanMeier, survivalAt } from './kaplan-meier.js';
import { commonTau, restrictedMean, restrictedMeanDifference } from './restricted-mean.js';

describe('restrictedMean', () => {
  it('gives for 6-MP and 35 weeks what Klein and Moeschberger print: 23.29 with variance 7.99', () => {
    const mean = restrictedMean(SIX_MP, 35);
    expect(mean.days).toBeCloseTo(23.29, 2);
    expect(mean.variance).toBeCloseTo(7.99, 2);
  });

  it('is 28768/1785 for 20 weeks, by hand: 6 + 1 (6/7) + 3 (96/119) + 3 (64/85) + 3 (176/255) + 4 (32/51)', () => {
    const { days } = restrictedMean(SIX_MP, 20);
    expect(days).toBeCloseTo(28_768 / 1_785, 12);
  });

  it('is the mean of min(time, tau) when everybody was followed to the end, with the variance of a mean over n', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }), fc.nat(50), (days, tau) => {
        const { days: mean, variance } = restrictedMean(
          days.map((at) => ({ days: at, ended: true })),
          tau,
        );
        const cut = days.map((at) => Math.min(at, tau));
        const expected = cut.reduce((sum, at) => sum + at, 0) / cut.length;
        expect(mean).toBeCloseTo(expected, 9);
        const squares = cut.reduce((sum, at) => sum + (at - expected) ** 2, 0);
        expect(variance).toBeCloseTo(squares / cut.length ** 2, 9);
      }),
    );
  });

  it('is the area under the curve, day by day', () => {
    fc.assert(
      fc.property(someGroup, fc.nat(30), (group, tau) => {
        const steps = kaplanMeier(group);
        let area = 0;
        for (let day = 0; day < tau; day += 1) area += survivalAt(steps, day);
        expect(restrictedMean(group, tau).days).toBeCloseTo(area, 9);
      }),
    );
  });
});

describe('restrictedMeanDifference', () => {
  it('is the difference of the means with the root of both variances', () => {
    const difference = restrictedMeanDifference({ days: 300, variance: 9 }, { days: 290, variance: 16 });
    expect(difference.value).toBe(10);
    expect(difference.interval?.low).toBeCloseTo(10 - 1.959964 * 5, 5);
    expect(difference.interval?.high).toBeCloseTo(10 + 1.959964 * 5, 5);
    // Two standard errors: 0.0455 (Abramowitz and Stegun, table 26.1).
    expect(difference.pValue).toBeCloseTo(0.0455, 4);
  });

  it('has no interval while nothing varied', () => {
    expect(restrictedMeanDifference({ days: 30, variance: 0 }, { days: 30, variance: 0 })).toEqual({
      value: 0,
      interval: undefined,
      pValue: undefined,
    });
  });
});

describe('commonTau', () => {
  it('does not reach beyond the longest follow-up of any group', () => {
    expect(commonTau([SIX_MP, PLACEBO], 52)).toBe(23);
    expect(commonTau([SIX_MP, PLACEBO], 12)).toBe(12);
  });

  it('stops where fewer people than wanted are left', () => {
    // Five are on placebo at week 12, four after it.
    expect(commonTau([SIX_MP, PLACEBO], 52, 5)).toBe(12);
    expect(commonTau([SIX_MP, PLACEBO], 52, 22)).toBe(0);
  });
});
