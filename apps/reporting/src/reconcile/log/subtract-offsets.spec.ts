import fc from 'fast-check';
import { countOf, subtractOffsets } from './subtract-offsets.js';

describe('subtractOffsets', () => {
  it('splits a range around an offset and drops a range that is used up', () => {
    const ranges = [
      { first: 5, last: 9 },
      { first: 20, last: 20 },
    ];
    expect(subtractOffsets(ranges, [20, 7])).toEqual([
      { first: 5, last: 6 },
      { first: 8, last: 9 },
    ]);
  });

  it('leaves exactly the offsets that were in a range and are not taken out', () => {
    const ranges = [
      { first: 3, last: 12 },
      { first: 20, last: 31 },
    ];
    const all = ranges.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, n) => first + n),
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 })), (taken) => {
        const left = subtractOffsets(ranges, taken);
        const offsets = left.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, n) => first + n),
        );
        expect(offsets).toEqual(all.filter((offset) => !taken.includes(offset)));
        expect(countOf(left)).toBe(offsets.length);
      }),
    );
  });
});
