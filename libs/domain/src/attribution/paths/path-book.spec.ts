import fc from 'fast-check';
import { PathBook } from './path-book.js';

const path = (
  channels: readonly string[],
  rest: { conversions?: number; nulls?: number; value?: number } = {},
) => ({
  channels,
  conversions: 1,
  nulls: 0,
  value: 0,
  ...rest,
});

describe('a book of journeys', () => {
  it('gives back what was put in, however much it had to grow', () => {
    const somePath = fc.record({
      channels: fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 40 }),
      conversions: fc.integer({ min: 1, max: 1_000_000 }),
      nulls: fc.nat(),
      value: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(somePath, { maxLength: 200 }), (paths) => {
        expect([...PathBook.of(paths)]).toEqual(paths);
      }),
    );
  });

  it('counts journeys without touches as unattributed', () => {
    const book = PathBook.of([path([], { conversions: 2, nulls: 3, value: 10 }), path(['a'])]);
    expect(book.unattributed).toEqual({ conversions: 2, nulls: 3, value: 10 });
    expect([...book]).toEqual([path(['a'])]);
  });

  it('is timed only when every journey came with times', () => {
    const book = new PathBook();
    expect(book.isTimed).toBe(false);
    book.add(path(['a', 'b']), [1_000, 2_000]);
    expect(book.isTimed).toBe(true);
    expect(book.columns().times).toEqual(Float64Array.of(1_000, 2_000));
    book.add(path(['a']));
    expect(book.isTimed).toBe(false);
    expect(book.columns().times).toBeUndefined();
  });

  it('refuses counts, values and times that cannot be, and keeps nothing of them', () => {
    const book = new PathBook();
    const refused = [
      path(['a'], { conversions: -1 }),
      path(['a'], { nulls: 0.5 }),
      path(['a'], { conversions: NaN }),
      path(['a'], { value: -3 }),
      path(['a'], { value: Infinity }),
      path(['a'], { conversions: 0, value: 5 }),
    ];
    for (const wrong of refused) expect(() => book.add(wrong)).toThrow(RangeError);
    expect(() => book.add(path(['a', 'b']), [1])).toThrow('2 touches came with 1 times');
    expect([...book]).toEqual([]);
  });
});
