import fc from 'fast-check';
import { wilsonInterval } from './wilson-interval.js';

const Z = 1.959963984540054;

describe('wilsonInterval', () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998),
  // 857-872, table I, method 3 (score without continuity correction).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('is for %d of %d what Newcombe prints', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  const counts = fc
    .integer({ min: 1, max: 5000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

  it('ends where the observed share lies exactly z standard errors away, which defines it', () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const { low, high } = wilsonInterval(k, n) ?? { low: NaN, high: NaN };
        const distance = (p: number) => Math.abs(k / n - p) - Z * Math.sqrt((p * (1 - p)) / n);
        expect(distance(low)).toBeCloseTo(0, 9);
        expect(distance(high)).toBeCloseTo(0, 9);
      }),
    );
  });

  it('holds the share and stays within 0 and 1', () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const { low, high } = wilsonInterval(k, n) ?? { low: NaN, high: NaN };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('says nothing without trials', () => {
    expect(wilsonInterval(0, 0)).toBeUndefined();
  });
});
