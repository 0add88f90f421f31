import fc from 'fast-check';
import { medianAndQuartiles, rankOfMedianInterval } from './median-and-quartiles.js';

describe('medianAndQuartiles', () => {
  it('lies between the middle values: 1 to 4 has 1.75, 2.5 and 3.25 (R, quantile of type 7)', () => {
    expect(medianAndQuartiles([4, 1, 3, 2])).toEqual({
      count: 4,
      lowerQuartile: 1.75,
      median: 2.5,
      upperQuartile: 3.25,
      interval: undefined,
    });
  });

  it('has an interval from six values on, then from the smallest to the largest', () => {
    expect(medianAndQuartiles([5, 1, 4, 2, 3])?.interval).toBeUndefined();
    expect(medianAndQuartiles([5, 1, 4, 2, 3, 6])?.interval).toEqual({ low: 1, high: 6 });
  });

  it('says nothing without values', () => {
    expect(medianAndQuartiles([])).toBeUndefined();
  });

  it('does not look at the order and keeps its numbers in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 }), (values) => {
        const found = medianAndQuartiles(values);
        expect(medianAndQuartiles(values.toReversed())).toEqual(found);
        if (found === undefined) return;
        expect(found.lowerQuartile).toBeLessThanOrEqual(found.median);
        expect(found.median).toBeLessThanOrEqual(found.upperQuartile);
        expect(found.interval?.low ?? found.median).toBeLessThanOrEqual(found.median);
        expect(found.interval?.high ?? found.median).toBeGreaterThanOrEqual(found.median);
      }),
    );
  });
});

describe('rankOfMedianInterval', () => {
  // The two-sided 5 % points of the sign test, plus one: W. J. Dixon and A. M. Mood, JASA 41 (1946) 557-566, table 1.
  it.each([
    [5, 0],
    [6, 1],
    [8, 1],
    [9, 2],
    [11, 2],
    [12, 3],
    [15, 4],
    [17, 5],
    [20, 6],
    [25, 8],
    [30, 10],
    [40, 14],
    [50, 18],
    [100, 40],
  ])('of %d values is %d', (count, rank) => {
    expect(rankOfMedianInterval(count)).toBe(rank);
  });

  it('is the largest that leaves at most 2.5 % on each side, by exact binomial sums', () => {
    for (const count of [1, 7, 33, 64, 200, 501]) {
      let choose = 1n;
      let below = 0n;
      let rank = 0;
      for (; (below + choose) * 40n <= 2n ** BigInt(count); rank += 1) {
        below += choose;
        choose = (choose * BigInt(count - rank)) / BigInt(rank + 1);
      }
      expect(rankOfMedianInterval(count)).toBe(rank);
    }
  });

  it('comes near n/2 - 0.98 sqrt(n) for very many', () => {
    const n = 1_000_000;
    expect(Math.abs(rankOfMedianInterval(n) - (n / 2 - 0.98 * Math.sqrt(n)))).toBeLessThan(2);
  });
});
