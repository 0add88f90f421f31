import fc from 'fast-check';
import { studentBelow, studentQuantile } from './student-t.js';

describe("Student's t", () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, critical values for a probability of 0.975.
  it.each([
    [1, 12.706],
    [2, 4.303],
    [5, 2.571],
    [10, 2.228],
    [18, 2.101],
    [30, 2.042],
    [100, 1.984],
  ])('has for %d degrees of freedom the printed critical value %d', (df, critical) => {
    expect(studentQuantile(0.975, df)).toBeCloseTo(critical, 3);
  });

  it('is with one and with two degrees of freedom the closed form', () => {
    const ts = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(ts, (t) => {
        expect(studentBelow(t, 1)).toBeCloseTo(1 / 2 + Math.atan(t) / Math.PI, 12);
        expect(studentBelow(t, 2)).toBeCloseTo(1 / 2 + t / (2 * Math.sqrt(2 + t * t)), 12);
      }),
    );
  });

  it('has no quantile outside 0 and 1, and none without degrees of freedom', () => {
    expect(() => studentQuantile(1, 5)).toThrow(RangeError);
    expect(() => studentQuantile(0.5, 0)).toThrow(RangeError);
    expect(studentQuantile(0.5, 3)).toBeCloseTo(0, 12);
  });
});
