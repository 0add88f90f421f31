import fc from 'fast-check';
import { eValue, eValueOfInterval } from './e-value.js';

describe('eValue', () => {
  it('gives for a risk ratio of 3.9 (1.8 to 8.7) what VanderWeele and Ding print: 7.26, and 3.0 for the interval', () => {
    expect(eValue(3.9)).toBeCloseTo(7.26, 2);
    expect(eValueOfInterval({ low: 1.8, high: 8.7 })).toBeCloseTo(3, 1);
  });

  it('is the same for a ratio and one divided by it, and 1 only for 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 1.001, max: 50, noNaN: true }), (ratio) => {
        expect(eValue(1 / ratio)).toBeCloseTo(eValue(ratio), 9);
        expect(eValue(ratio)).toBeGreaterThan(ratio);
      }),
    );
    expect(eValue(1)).toBe(1);
  });

  it('asks nothing of an interval that holds 1, and looks at the end nearer to 1 otherwise', () => {
    expect(eValueOfInterval({ low: 0.9, high: 1.2 })).toBe(1);
    expect(eValueOfInterval({ low: 0.2, high: 0.5 })).toBe(eValue(2));
  });
});
