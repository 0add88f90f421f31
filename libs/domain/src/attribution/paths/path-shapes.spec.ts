import { PathBook } from './path-book.js';
import { NO_SHAPE, shapesOf } from './path-shapes.js';

const shapesIn = (...journeys: readonly (readonly string[])[]) => [
  ...shapesOf(
    PathBook.of(journeys.map((channels) => ({ channels, conversions: 1, nulls: 0, value: 0 }))),
    (channel) => channel === 'direct',
  ),
];

describe('the shape of a journey', () => {
  it('is that of another with other people in the same places', () => {
    expect(shapesIn(['ann', 'bob', 'ann'], ['cas', 'dan', 'cas'], ['ann', 'bob', 'bob'])).toEqual([0, 0, 1]);
  });

  it('tells a direct visit from a person', () => {
    expect(shapesIn(['ann', 'direct'], ['bob', 'cas'], ['direct', 'cas'], ['dan', 'direct'])).toEqual([
      0, 1, 2, 0,
    ]);
  });

  it('tells lengths apart, and the last touches of journeys of thirteen', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => `p${i}`);
    expect(
      shapesIn(['ann'], ['ann', 'ann'], [...twelve, 'p11'], [...twelve, 'p10'], [...twelve, 'p12']),
    ).toEqual([0, 1, 2, 3, 4]);
  });

  it('is none for more touches than a number can tell apart', () => {
    const alike = Array<string>(13).fill('ann');
    expect(shapesIn([...alike, 'ann'], [...alike, 'bob'])).toEqual([NO_SHAPE, NO_SHAPE]);
  });
});
