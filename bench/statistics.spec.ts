import { median, percentile } from './statistics.js';

describe('percentile', () => {
  it('is the nearest rank: of a hundred values the 95th', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentile(values, 0.95)).toBe(95);
    expect(median(values)).toBe(50);
    expect(percentile([7], 0.95)).toBe(7);
  });
});
