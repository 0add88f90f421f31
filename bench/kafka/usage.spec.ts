import { growthOf } from './usage.js';

describe('whether memory is flat', () => {
  it('looks past the warm-up, which may grow as it likes', () => {
    expect(growthOf([50, 100, 150, 200, 200, 200, 200, 200, 200])).toBe(0);
  });

  it('finds what keeps growing', () => {
    expect(growthOf([100, 110, 120, 130, 140, 150, 160, 170, 180])).toBeCloseTo(170 / 140 - 1, 9);
  });

  it('is not moved by one high sample', () => {
    expect(growthOf([100, 100, 100, 100, 100, 100, 100, 900, 100])).toBe(0);
  });
});
