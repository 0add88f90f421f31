import fc from 'fast-check';
import { STAGES } from '#domain/events/talent.js';
import { type ApplicationsRow, funnelSteps } from './funnel-steps.js';

const row = (days: readonly (number | null)[], applications = 1): ApplicationsRow => ({
  member: '',
  is_internal: false,
  is_ripe: true,
  days,
  applications,
});

describe('the steps of a funnel', () => {
  it('count who stands at a step and all before it, with the rate of each and the median time', () => {
    const lines = funnelSteps(
      [row([0, null, null], 5), row([0, 2, null], 3), row([0, 4, 9], 2), row([0, null, 3], 4)],
      ['application', 'interview', 'hire'],
      false,
    );
    expect(lines.map(({ step, applications }) => [step, applications])).toEqual([
      ['application', 14],
      ['interview', 5],
      ['hire', 2],
    ]);
    expect(lines.map(({ fromPrevious }) => fromPrevious)).toEqual([null, 5 / 14, 2 / 5]);
    expect(lines.map(({ fromFirst }) => fromFirst)).toEqual([1, 5 / 14, 2 / 14]);
    expect(lines.map(({ medianDays }) => medianDays)).toEqual([0, 2, 9]);
    // Wilson 1927 for 2 of 5: 0.1176 to 0.7693.
    expect(lines[2]?.fromPreviousLow).toBeCloseTo(0.1176, 4);
    expect(lines[2]?.fromPreviousHigh).toBeCloseTo(0.7693, 4);
  });

  it('never widen, and rates lie between nothing and everything', () => {
    const anyRow = fc
      .tuple(fc.array(fc.option(fc.nat(100)), { minLength: 4, maxLength: 4 }), fc.integer({ min: 1, max: 9 }))
      .map(([days, applications]) => row([0, ...days], applications));
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1 }), (rows) => {
        const lines = funnelSteps(rows, STAGES, false);
        lines.forEach(({ applications, fromPrevious }, index) => {
          if (index === 0) return;
          expect(applications).toBeLessThanOrEqual(lines[index - 1]?.applications ?? 0);
          if (fromPrevious !== null) expect(fromPrevious <= 1 && fromPrevious >= 0).toBe(true);
        });
      }),
    );
  });
});
