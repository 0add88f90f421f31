import fc from 'fast-check';
import { microCredits } from './micro-credits.js';

/** Largest remainder over exact fractions: counts[i] / total, in whole numbers only. */
function largestRemainder(counts: readonly bigint[]): bigint[] {
  const total = counts.reduce((sum, count) => sum + count, 0n);
  const quotas = counts.map((count, index) => ({
    index,
    floor: (count * 1_000_000n) / total,
    rest: (count * 1_000_000n) % total,
  }));
  const missing = 1_000_000n - quotas.reduce((sum, { floor }) => sum + floor, 0n);
  const order = quotas.toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const lucky = new Set(order.slice(0, Number(missing)).map(({ index }) => index));
  return quotas.map(({ index, floor }) => floor + (lucky.has(index) ? 1n : 0n));
}

describe('microCredits', () => {
  it('gives what is left over to the earlier touch when touches are equal', () => {
    expect(microCredits([1 / 3, 1 / 3, 1 / 3])).toEqual([333_334, 333_333, 333_333]);
    expect(microCredits(Array<number>(7).fill(1 / 7))).toEqual([142_858, ...Array<number>(6).fill(142_857)]);
  });

  it('gives what is left over to the largest remainder first', () => {
    expect(microCredits([1 / 6, 2 / 3, 1 / 6])).toEqual([166_667, 666_666 + 1, 166_666]);
  });

  it('lets no noise of floating point decide a tie', () => {
    // In twelfths: 4, 1, 4, 3. The first three have remainder 1/3 of a micro-credit, one of which is left over.
    expect(microCredits([1 / 3, 1 / 12, 1 / 3, 1 / 4])).toEqual([333_334, 83_333, 333_333, 250_000]);
    expect(microCredits([1 / 12, 1 / 3, 1 / 3, 1 / 4])).toEqual([83_334, 333_333, 333_333, 250_000]);
    expect(microCredits([0.57, 0.43])).toEqual([570_000, 430_000]);
  });

  it('equals largest remainder over exact fractions', () => {
    const counts = fc
      .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 })
      .filter((list) => list.some((n) => n > 0));
    fc.assert(
      fc.property(counts, (list) => {
        const total = list.reduce((sum, n) => sum + n, 0);
        const exact = largestRemainder(list.map(BigInt)).map(Number);
        expect(microCredits(list.map((n) => n / total))).toEqual(exact);
      }),
    );
  });

  it('gives nothing for no weights', () => {
    expect(microCredits([])).toEqual([]);
  });

  it.each([[[0.5, 0.4]], [[Number.NaN, 1]], [[0.9, 0.9]]])(
    'refuses weights that do not add up to 1: %j',
    (weights) => {
      expect(() => microCredits(weights)).toThrow(/add up to 1/);
    },
  );
});
