import fc from 'fast-check';
import { MAX_PATTERN_MEMBERS, overlapOf, type PatternCount } from './overlap.js';

/** Visitors as sets, the way anybody would write them down, and the same as patterns. */
const sets = fc.array(fc.uniqueArray(fc.nat(40)), { minLength: 3, maxLength: 6 });

function patternsOf(members: readonly (readonly number[])[]): PatternCount[] {
  const patterns = new Map<number, number>();
  for (const visitor of members.flat())
    patterns.set(
      visitor,
      members.reduce(
        (pattern, visitors, index) => pattern | (visitors.includes(visitor) ? 1 << index : 0),
        0,
      ),
    );
  return [...patterns.values()].map((pattern) => ({ pattern, visitors: 1 }));
}

const union = (...some: readonly (readonly number[])[]) => new Set(some.flat()).size;
const intersection = (first: readonly number[], ...others: readonly (readonly number[])[]) =>
  first.filter((visitor) => others.every((visitors) => visitors.includes(visitor))).length;

describe('overlapOf', () => {
  it('counts {1,2,3} and {3,4} as one in both, four in either', () => {
    expect(
      overlapOf(
        patternsOf([
          [1, 2, 3],
          [3, 4],
        ]),
        [0, 1],
      ),
    ).toEqual({
      visitors: [3, 2],
      only: [2, 1],
      inAll: 1,
      inAny: 4,
      jaccard: 1 / 4,
      sharedPart: [1 / 3, 1 / 2],
    });
  });

  it('counts {1,2,3}, {3,4} and {3} as one in all three', () => {
    const patterns = patternsOf([[1, 2, 3], [3, 4], [3]]);
    expect(overlapOf(patterns, [0, 1, 2])).toMatchObject({
      visitors: [3, 2, 1],
      only: [2, 1, 0],
      inAll: 1,
      inAny: 4,
    });
  });

  it('is what the sets themselves say, for any two and any three of them', () => {
    fc.assert(
      fc.property(sets, (members) => {
        const patterns = patternsOf(members);
        const [a = [], b = [], c = []] = members;
        const two = overlapOf(patterns, [0, 1]);
        expect([two.inAll, two.inAny]).toEqual([intersection(a, b), union(a, b)]);
        expect(two.only).toEqual([union(a, b) - b.length, union(a, b) - a.length]);
        const three = overlapOf(patterns, [0, 1, 2]);
        expect([three.inAll, three.inAny]).toEqual([intersection(a, b, c), union(a, b, c)]);
        expect(three.visitors).toEqual([a.length, b.length, c.length]);
      }),
    );
  });

  it('obeys inclusion and exclusion', () => {
    fc.assert(
      fc.property(sets, (members) => {
        const patterns = patternsOf(members);
        const both = (...compared: number[]) => overlapOf(patterns, compared).inAll;
        const { visitors, inAll, inAny } = overlapOf(patterns, [0, 1, 2]);
        const sum = visitors.reduce((total, count) => total + count, 0);
        expect(inAny).toBe(sum - both(0, 1) - both(0, 2) - both(1, 2) + inAll);
      }),
    );
  });

  it('is the same seen from either side', () => {
    fc.assert(
      fc.property(sets, (members) => {
        const patterns = patternsOf(members);
        const there = overlapOf(patterns, [0, 1]);
        const back = overlapOf(patterns, [1, 0]);
        expect([back.inAll, back.inAny, back.jaccard]).toEqual([there.inAll, there.inAny, there.jaccard]);
        expect(back.visitors).toEqual([...there.visitors].reverse());
        expect(back.only).toEqual([...there.only].reverse());
        expect(back.sharedPart).toEqual([...there.sharedPart].reverse());
      }),
    );
  });

  it('does not depend on who else was counted', () => {
    fc.assert(
      fc.property(sets, (members) => {
        const alone = patternsOf(members.slice(1, 3));
        expect(overlapOf(patternsOf(members), [1, 2])).toEqual(overlapOf(alone, [0, 1]));
      }),
    );
  });

  it('tells the last member that fits apart from the first', () => {
    const last = MAX_PATTERN_MEMBERS - 1;
    const patterns = [
      { pattern: 1 << last, visitors: 2 },
      { pattern: (1 << last) | 1, visitors: 3 },
    ];
    expect(overlapOf(patterns, [0, last])).toMatchObject({ visitors: [3, 5], inAll: 3, only: [0, 2] });
  });

  it('has no ratio where nobody was reached', () => {
    expect(overlapOf([], [0, 1])).toEqual({
      visitors: [0, 0],
      only: [0, 0],
      inAll: 0,
      inAny: 0,
      jaccard: undefined,
      sharedPart: [undefined, undefined],
    });
    expect(overlapOf([{ pattern: 1, visitors: 4 }], [0, 1])).toMatchObject({
      jaccard: 0,
      sharedPart: [0, undefined],
    });
  });
});
