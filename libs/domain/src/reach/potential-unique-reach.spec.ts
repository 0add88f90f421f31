import fc from 'fast-check';
import { potentialUniqueReach } from './potential-unique-reach.js';

describe('potentialUniqueReach', () => {
  it('lies between the largest audience and the sum of all', () => {
    const shares = [
      { sharer: 'a', network: 'linkedin', size: 500 },
      { sharer: 'b', network: 'linkedin', size: 800 },
    ] as const;
    expect(potentialUniqueReach(shares)).toEqual({ lower: 800, upper: 1300 });
  });

  it('counts an advocate who shares twice once, with the larger audience', () => {
    const shares = [
      { sharer: 'a', network: 'linkedin', size: 500 },
      { sharer: 'a', network: 'linkedin', size: 520 },
    ] as const;
    expect(potentialUniqueReach(shares)).toEqual({ lower: 520, upper: 520 });
  });

  it('takes the audiences of one advocate on two networks for different people, at most', () => {
    const shares = [
      { sharer: 'a', network: 'linkedin', size: 500 },
      { sharer: 'a', network: 'x', size: 300 },
    ] as const;
    expect(potentialUniqueReach(shares)).toEqual({ lower: 500, upper: 800 });
  });

  it('never exceeds the population', () => {
    const shares = [
      { sharer: 'a', network: 'linkedin', size: 500 },
      { sharer: 'b', network: 'linkedin', size: 800 },
    ] as const;
    expect(potentialUniqueReach(shares, 1000)).toEqual({ lower: 800, upper: 1000 });
    expect(potentialUniqueReach(shares, 600)).toEqual({ lower: 600, upper: 600 });
  });

  it('is nothing without shares', () => {
    expect(potentialUniqueReach([])).toEqual({ lower: 0, upper: 0 });
  });

  it('holds the true union of any audiences', () => {
    const audience = fc.record({
      sharer: fc.constantFrom('a', 'b', 'c'),
      people: fc.uniqueArray(fc.integer({ min: 1, max: 30 })),
    });
    const audiences = fc.uniqueArray(audience, { selector: ({ sharer }) => sharer });
    fc.assert(
      fc.property(audiences, (shares) => {
        const union = new Set(shares.flatMap(({ people }) => people)).size;
        const sizes = shares.map(({ sharer, people }) => ({
          sharer,
          network: 'x' as const,
          size: people.length,
        }));
        const { lower, upper } = potentialUniqueReach(sizes, 30);
        expect(lower).toBeLessThanOrEqual(union);
        expect(upper).toBeGreaterThanOrEqual(union);
      }),
    );
  });
});
