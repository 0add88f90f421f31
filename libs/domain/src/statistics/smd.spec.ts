import { shareSpread, standardised } from './smd.js';

describe('standardised mean differences', () => {
  const ofShares = (a: number, b: number) => standardised(a - b, shareSpread(a, b));

  it('are for shares of 60 and 50 %: 0.1 / sqrt((0.24 + 0.25) / 2) = 0.2020', () => {
    expect(ofShares(0.6, 0.5)).toBeCloseTo(0.202, 4);
    expect(ofShares(0.5, 0.6)).toBeCloseTo(-0.202, 4);
  });

  it('are nothing for equal groups, and unknown when nobody varies but the groups differ', () => {
    expect(ofShares(1, 1)).toBe(0);
    expect(ofShares(1, 0)).toBeUndefined();
  });

  it('can be taken in the spread of before matching', () => {
    expect(standardised(0.1, shareSpread(0.5, 0.5))).toBeCloseTo(0.2, 12);
  });
});
