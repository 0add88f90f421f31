import fc from 'fast-check';
import { chiSquareAbove, erfc, normalBelow, normalTwoSided, Z_95 } from './distributions.js';

const relative = (value: number, expected: number) => Math.abs(value / expected - 1);

describe('erfc', () => {
  // M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, table 7.1 (of erf, ten places).
  it.each([
    [0.5, 1 - 0.5204998778],
    [1, 1 - 0.8427007929],
    [1.5, 1 - 0.9661051465],
    [2, 1 - 0.995322265],
  ])('of %d is what the tables print', (x, expected) => {
    expect(Math.abs(erfc(x) - expected)).toBeLessThan(6e-11);
  });

  it('keeps its digits far out, where 1 - erf would have lost them', () => {
    // As the C library has them (math.erfc of Python).
    expect(relative(erfc(10), 2.088487583762545e-45)).toBeLessThan(1e-13);
    expect(relative(erfc(5), 1.5374597944280349e-12)).toBeLessThan(1e-13);
  });

  it('has no seam between the series and the continued fraction, and falls everywhere', () => {
    expect(relative(erfc(1.5 - 1e-12), erfc(1.5 + 1e-12))).toBeLessThan(1e-11);
    fc.assert(
      fc.property(fc.double({ min: -5, max: 20, noNaN: true }), (x) => {
        expect(erfc(x + 0.01)).toBeLessThanOrEqual(erfc(x));
        expect(erfc(x) + erfc(-x)).toBeCloseTo(2, 14);
      }),
    );
  });
});

describe('the normal distribution', () => {
  it('has 97.5 % below the constant of every interval here', () => {
    expect(normalBelow(Z_95)).toBeCloseTo(0.975, 14);
    expect(normalTwoSided(-Z_95)).toBeCloseTo(0.05, 14);
  });
});

describe('chiSquareAbove', () => {
  // E. S. Pearson and H. O. Hartley, Biometrika Tables for Statisticians, vol. 1, table 8: percentage points, printed
  // to 3 to 5 places.
  it.each([
    [3.84146, 1, 0.05],
    [10.828, 1, 0.001],
    [5.99147, 2, 0.05],
    [7.81473, 3, 0.05],
    [16.266, 3, 0.001],
    [9.48773, 4, 0.05],
    [11.0705, 5, 0.05],
    [18.307, 10, 0.05],
    [37.6525, 25, 0.05],
    [43.773, 30, 0.05],
  ])('of %d with %d degrees of freedom is what the table prints: %d', (x, degrees, p) => {
    expect(relative(chiSquareAbove(x, degrees), p)).toBeLessThan(6e-4);
  });

  it('is for one degree of freedom the two sides of a squared normal value, for two exp(-x/2)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 60, noNaN: true }), (x) => {
        expect(relative(chiSquareAbove(x, 1), normalTwoSided(Math.sqrt(x)))).toBeLessThan(1e-12);
        expect(relative(chiSquareAbove(x, 2), Math.exp(-x / 2))).toBeLessThan(1e-12);
      }),
    );
  });

  it('refuses degrees of freedom that are none', () => {
    expect(() => chiSquareAbove(1, 0)).toThrow(RangeError);
    expect(() => chiSquareAbove(1, 1.5)).toThrow(RangeError);
  });
});
