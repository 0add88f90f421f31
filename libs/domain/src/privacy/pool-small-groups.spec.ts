import fc from 'fast-check';
import { poolSmallGroups, type Group } from './pool-small-groups.js';

const groups = (people: Record<string, number>): Group[] =>
  Object.entries(people).map(([label, count]) => ({ label, people: count }));

const someGroups = fc
  .array(fc.integer({ min: 0, max: 20 }), { maxLength: 12 })
  .map((sizes) => sizes.map((people, i) => ({ label: `g${i}`, people })));
const someK = fc.integer({ min: 1, max: 15 });

const peopleIn = (labels: readonly string[], all: readonly Group[]) =>
  all.filter(({ label }) => labels.includes(label)).reduce((sum, { people }) => sum + people, 0);

describe('poolSmallGroups', () => {
  it('shows everything when every group is large enough', () => {
    const pooling = poolSmallGroups(groups({ sales: 5, it: 9 }), 5);
    expect(pooling).toEqual({ shown: ['sales', 'it'], pooled: [], withheld: [] });
  });

  it('adds the small groups together when they are large enough together', () => {
    const pooling = poolSmallGroups(groups({ sales: 3, it: 9, legal: 2 }), 5);
    expect(pooling).toEqual({ shown: ['it'], pooled: ['sales', 'legal'], withheld: [] });
  });

  it('lets the next smallest group join a pool that is too small, or the total would give it away', () => {
    const pooling = poolSmallGroups(groups({ sales: 3, it: 9, care: 40 }), 5);
    expect(pooling).toEqual({ shown: ['care'], pooled: ['sales', 'it'], withheld: [] });
  });

  it('withholds everything when all the people together are fewer than k', () => {
    expect(poolSmallGroups(groups({ sales: 3, it: 1 }), 5)).toEqual({
      shown: [],
      pooled: [],
      withheld: ['sales', 'it'],
    });
  });

  it('does not add people up when one person can stand behind two groups', () => {
    const teams = groups({ sales: 4, legal: 4, it: 9, care: 40 });
    expect(poolSmallGroups(teams, 5).shown).toEqual(['it', 'care']);
    expect(poolSmallGroups(teams, 5, { mayOverlap: true })).toEqual({
      shown: ['care'],
      pooled: ['sales', 'legal', 'it'],
      withheld: [],
    });
  });

  it('never shows a group of fewer than k people, nor a pool of fewer than k', () => {
    fc.assert(
      fc.property(someGroups, someK, (all, k) => {
        const { shown, pooled } = poolSmallGroups(all, k);
        for (const label of shown) expect(peopleIn([label], all)).toBeGreaterThanOrEqual(k);
        if (pooled.length > 0) expect(peopleIn(pooled, all)).toBeGreaterThanOrEqual(k);
      }),
    );
  });

  it('never shows a pool of fewer than k different people, however the groups overlap', () => {
    const people = fc.uniqueArray(fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(fc.array(people, { maxLength: 8 }), someK, (members, k) => {
        const all = members.map((set, i) => ({ label: `g${i}`, people: set.length }));
        const { pooled } = poolSmallGroups(all, k, { mayOverlap: true });
        const inPool = new Set(members.flatMap((set, i) => (pooled.includes(`g${i}`) ? set : [])));
        if (pooled.length > 0) expect(inPool.size).toBeGreaterThanOrEqual(k);
      }),
    );
  });

  it('keeps totals: every group is in exactly one list', () => {
    fc.assert(
      fc.property(someGroups, someK, (all, k) => {
        const { shown, pooled, withheld } = poolSmallGroups(all, k);
        expect([...shown, ...pooled, ...withheld].sort()).toEqual(all.map(({ label }) => label).sort());
      }),
    );
  });

  it('withholds only when everyone together is fewer than k, and then shows nothing at all', () => {
    fc.assert(
      fc.property(someGroups, someK, (all, k) => {
        const { shown, pooled, withheld } = poolSmallGroups(all, k);
        const everyone = all.reduce((sum, { people }) => sum + people, 0);
        expect(withheld.length > 0).toBe(all.length > 0 && everyone < k);
        if (withheld.length > 0) expect([...shown, ...pooled]).toEqual([]);
      }),
    );
  });

  it('pools no more than it must: without its largest group the pool would not be safe, or that group is small', () => {
    fc.assert(
      fc.property(someGroups, someK, (all, k) => {
        const { pooled } = poolSmallGroups(all, k);
        const sizes = pooled.map((label) => peopleIn([label], all)).sort((a, b) => a - b);
        const largest = sizes.at(-1);
        if (largest === undefined || largest < k) return;
        expect(sizes.slice(0, -1).reduce((sum, size) => sum + size, 0)).toBeLessThan(k);
      }),
    );
  });

  it('chooses the same groups whatever their order', () => {
    fc.assert(
      fc.property(someGroups, someK, (all, k) => {
        expect(poolSmallGroups(all.toReversed(), k).shown.toReversed()).toEqual(
          poolSmallGroups(all, k).shown,
        );
      }),
    );
  });

  it.each([
    ['k is 0', () => poolSmallGroups([], 0), /k is 0/],
    ['a count is not whole', () => poolSmallGroups(groups({ it: 2.5 }), 5), /"it" has 2.5 people/],
    [
      'a label comes twice',
      () => poolSmallGroups([...groups({ it: 9 }), ...groups({ it: 7 })], 5),
      /"it" is given twice/,
    ],
  ])('says what is wrong when %s', (_what, act, message) => {
    expect(act).toThrow(message);
  });
});
