import fc from 'fast-check';
import { PLACEBO, SIX_MP, someGroup } from './follow-up.builders.js';
import {
  atRiskAt,
  kaplanMeier,
  survivalAt,
  survivalInterval,
  survivalStandardError,
} from './kaplan-meier.js';

describe('kaplanMeier', () => {
  // D. G. Kleinbaum and M. Klein, "Survival Analysis", chapter 2; J. P. Klein and M. L. Moeschberger, "Survival
  // Analysis", table 4.1B, for S and Greenwood's standard error; the log-log limits as Stata's sts list prints them.
  it.each([
    [6, 21, 3, 0.8571, 0.0764, 0.6197, 0.9516],
    [7, 17, 1, 0.8067, 0.0869, 0.5631, 0.9228],
    [10, 15, 1, 0.7529, 0.0963, 0.5032, 0.8894],
    [13, 12, 1, 0.6902, 0.1068, 0.4316, 0.8491],
    [16, 11, 1, 0.6275, 0.1141, 0.3675, 0.8049],
    [22, 7, 1, 0.5378, 0.1282, 0.2678, 0.7468],
    [23, 6, 1, 0.4482, 0.1346, 0.1881, 0.6801],
  ])('gives at week %d of 6-MP what the books print', (week, atRisk, events, survival, error, low, high) => {
    const steps = kaplanMeier(SIX_MP);
    expect(steps.find(({ days }) => days === week)).toMatchObject({ atRisk, events });
    expect(survivalAt(steps, week)).toBeCloseTo(survival, 4);
    expect(survivalStandardError(steps, week)).toBeCloseTo(error, 4);
    const interval = survivalInterval(steps, week);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('stays on its last step to the end of follow-up, and is 1 before the first', () => {
    const steps = kaplanMeier(SIX_MP);
    expect(survivalAt(steps, 5.9)).toBe(1);
    expect(survivalAt(steps, 35)).toBe(survivalAt(steps, 23));
    expect(survivalInterval(steps, 5)).toBeUndefined();
    expect(atRiskAt(SIX_MP, 35)).toBe(1);
  });

  it('counts somebody followed to the day of an event as at risk on it', () => {
    const [step] = kaplanMeier([
      { days: 5, ended: false },
      { days: 5, ended: true },
    ]);
    expect(step).toMatchObject({ atRisk: 2, survival: 0.5 });
  });

  it('is the part that is still there when everybody was followed to the end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }), fc.nat(60), (days, t) => {
        const steps = kaplanMeier(days.map((at) => ({ days: at, ended: true })));
        const staying = days.filter((at) => at > t).length / days.length;
        expect(survivalAt(steps, t)).toBeCloseTo(staying, 12);
        // Greenwood's is then the binomial standard error.
        const binomial = Math.sqrt((staying * (1 - staying)) / days.length);
        expect(survivalStandardError(steps, t)).toBeCloseTo(binomial, 12);
      }),
    );
  });

  it('never rises, holds its estimate in its interval, and does not look at the order', () => {
    fc.assert(
      fc.property(someGroup, fc.integer(), (group, seed) => {
        const steps = kaplanMeier(group);
        const shuffled = group.toSorted((a, b) => Math.sin(seed + a.days) - Math.sin(seed + b.days));
        expect(kaplanMeier(shuffled)).toEqual(steps);
        steps.forEach((step, index) => {
          expect(step.survival).toBeLessThanOrEqual(steps[index - 1]?.survival ?? 1);
          const interval = survivalInterval(steps, step.days);
          if (interval === undefined) return;
          expect(interval.low).toBeLessThanOrEqual(step.survival);
          expect(interval.high).toBeGreaterThanOrEqual(step.survival);
          expect(interval.low).toBeGreaterThanOrEqual(0);
          expect(interval.high).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('ends at nothing when the last one leaves', () => {
    expect(survivalAt(kaplanMeier(PLACEBO), 23)).toBe(0);
    expect(survivalInterval(kaplanMeier(PLACEBO), 23)).toBeUndefined();
    expect(survivalStandardError(kaplanMeier(PLACEBO), 23)).toBe(0);
  });

  it('refuses a time that is none', () => {
    expect(() => kaplanMeier([{ days: -1, ended: true }])).toThrow(RangeError);
    expect(() => kaplanMeier([{ days: Number.NaN, ended: true }])).toThrow(RangeError);
  });
});
