import { toldGroups } from './told-groups.js';

const told = (groups: Readonly<Record<string, number>>, options = {}) =>
  [
    ...toldGroups(
      Object.entries(groups).map(([label, people]) => ({ label, people })),
      5,
      options,
    ),
  ].sort();

describe('toldGroups', () => {
  it('withholds a cell of too few people, and the next smallest that would give it away', () => {
    expect(told({ a: 20, b: 4, c: 7 })).toEqual(['a']);
    expect(told({ a: 20, b: 4, c: 3 })).toEqual(['a']);
  });

  it('does not add up the people of cells that may be the same', () => {
    expect(told({ a: 20, b: 4, c: 3 }, { mayOverlap: true })).toEqual([]);
    expect(told({ a: 20, b: 4, c: 3, d: 6 }, { mayOverlap: true })).toEqual(['a']);
  });

  it('tells a cell without anybody, and withholds nothing for its sake', () => {
    expect(told({ a: 6, b: 0 })).toEqual(['a', 'b']);
    expect(told({ a: 4, b: 0 })).toEqual(['b']);
  });
});
