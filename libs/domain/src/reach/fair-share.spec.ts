import fc from 'fast-check';
import { fairShare } from './fair-share.js';

const visitorsByMember = fc
  .dictionary(fc.constantFrom('A', 'B', 'C', 'D', 'E'), fc.uniqueArray(fc.constantFrom(...'123456789')))
  .map(
    (members) => new Map(Object.entries(members).map(([member, visitors]) => [member, new Set(visitors)])),
  );

/** The definition of the Shapley value, over every order in which the members could have come. */
function shapleyOfCoverage(members: ReadonlyMap<string, ReadonlySet<string>>): Map<string, number> {
  const orders = permutations([...members.keys()]);
  const total = new Map<string, number>([...members.keys()].map((member) => [member, 0]));
  for (const order of orders) {
    const reached = new Set<string>();
    for (const member of order) {
      const before = reached.size;
      members.get(member)?.forEach((visitor) => reached.add(visitor));
      total.set(member, (total.get(member) ?? 0) + reached.size - before);
    }
  }
  return new Map([...total].map(([member, sum]) => [member, sum / orders.length]));
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

describe('fairShare', () => {
  it('gives 7/3, 4/3 and 1/3 for {1,2,3}, {3,4} and {3}', () => {
    const shares = fairShare(
      new Map([
        ['A', new Set(['1', '2', '3'])],
        ['B', new Set(['3', '4'])],
        ['C', new Set(['3'])],
      ]),
    );
    expect(shares.get('A')).toBeCloseTo(7 / 3, 14);
    expect(shares.get('B')).toBeCloseTo(4 / 3, 14);
    expect(shares.get('C')).toBeCloseTo(1 / 3, 14);
  });

  it('adds up to the number of distinct visitors', () => {
    fc.assert(
      fc.property(visitorsByMember, (members) => {
        const union = new Set([...members.values()].flatMap((visitors) => [...visitors]));
        const total = [...fairShare(members).values()].reduce((sum, share) => sum + share, 0);
        expect(total).toBeCloseTo(union.size, 12);
      }),
    );
  });

  it('is the Shapley value of the coverage game', () => {
    fc.assert(
      fc.property(visitorsByMember, (members) => {
        const expected = shapleyOfCoverage(members);
        for (const [member, share] of fairShare(members))
          expect(share).toBeCloseTo(expected.get(member) ?? NaN, 12);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same to the last bit, whatever the order of the members and the visitors', () => {
    fc.assert(
      fc.property(visitorsByMember, (members) => {
        const reversed = new Map(
          [...members].reverse().map(([member, set]) => [member, new Set([...set].reverse())]),
        );
        const shares = fairShare(members);
        for (const [member, share] of fairShare(reversed)) expect(share).toBe(shares.get(member));
      }),
    );
  });

  it('gives nothing to someone who reached nobody', () => {
    expect(fairShare(new Map([['A', new Set<string>()]]))).toEqual(new Map([['A', 0]]));
  });
});
