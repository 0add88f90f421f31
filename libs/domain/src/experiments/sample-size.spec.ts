import fc from 'fast-check';
import { designEffect } from './design-effect.js';
import { sampleSize, teamsToTell } from './sample-size.js';

describe('sampleSize', () => {
  it('asks 70 people per arm to tell 65 % from 85 %, as the textbook does', () => {
    // S.-C. Chow, J. Shao and H. Wang, Sample Size Calculations in Clinical Research, 2nd ed. 2008, 4.2.1, test for equality.
    const { peopleShownUnclustered, peopleHeldOutUnclustered } = sampleSize({
      baseRate: 0.65,
      expectedRate: 0.85,
      teamSize: 1,
      icc: 0,
    });
    expect([peopleShownUnclustered, peopleHeldOutUnclustered]).toEqual([70, 70]);
  });

  it('asks, worked by hand, the design effect times as many, in whole teams and one more per arm', () => {
    // (1.959964 + 0.841621)^2 = 7.848880; x (0.1 x 0.9 + 0.15 x 0.85) / 0.05^2 = 682.85 people; x (1 + 19 x 0.05) = 1331.6; / 20 = 66.6 teams.
    expect(sampleSize({ baseRate: 0.1, expectedRate: 0.15, teamSize: 20, icc: 0.05 })).toEqual({
      designEffect: expect.closeTo(1.95, 12) as number,
      peopleShownUnclustered: 683,
      peopleHeldOutUnclustered: 683,
      teamsShown: 68,
      teamsHeldOut: 68,
      peopleShown: 1360,
      peopleHeldOut: 1360,
    });
  });

  it('finds an effect of that size as often as asked, by the normal distribution it is worked out from', () => {
    const rate = fc.integer({ min: 1, max: 99 }).map((n) => n / 100);
    fc.assert(
      fc.property(rate, rate, fc.integer({ min: 10, max: 50 }), (baseRate, expectedRate, heldOut) => {
        fc.pre(baseRate !== expectedRate);
        const heldOutShare = heldOut / 100;
        const answer = sampleSize({ baseRate, expectedRate, teamSize: 1, icc: 0, heldOutShare });
        const error = (shown: number, held: number) =>
          Math.sqrt((expectedRate * (1 - expectedRate)) / shown + (baseRate * (1 - baseRate)) / held);
        const { peopleShownUnclustered: shown, peopleHeldOutUnclustered: held } = answer;
        const distance = Math.abs(expectedRate - baseRate);
        expect(distance / error(shown, held)).toBeGreaterThanOrEqual(2.8015852 - 1e-6);
        if (shown > 2 && held > 2) expect(distance / error(shown - 1, held - 1)).toBeLessThan(2.8015853);
      }),
    );
  });

  it('refuses rates that are equal or none', () => {
    expect(() => sampleSize({ baseRate: 0.1, expectedRate: 0.1, teamSize: 5, icc: 0 })).toThrow(/equal/);
    expect(() => sampleSize({ baseRate: 0.1, expectedRate: 1.1, teamSize: 5, icc: 0 })).toThrow(
      /between 0 and 1/,
    );
  });
});

describe('designEffect', () => {
  it('is 1 + (m - 1) rho, more when teams differ in size, and never below 1', () => {
    expect(designEffect(1, 0.9)).toBe(1);
    expect(designEffect(50, 0.02)).toBeCloseTo(1.98, 12);
    expect(designEffect(50, 0.02, 0.5)).toBeCloseTo(1 + (1.25 * 50 - 1) * 0.02, 12);
    expect(designEffect(50, -0.1)).toBe(1);
  });
});

describe('teamsToTell', () => {
  it('is four times the teams for an interval twice as wide as the difference is large', () => {
    expect(teamsToTell(0.1, 0.2, 10)).toBe(40);
    expect(teamsToTell(-0.1, 0.05, 10)).toBe(10);
    expect(teamsToTell(0, 0.2, 10)).toBeUndefined();
  });
});
