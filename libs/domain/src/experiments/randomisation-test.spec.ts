import fc from 'fast-check';
import { MAX_EXACT, randomisationTest } from './randomisation-test.js';

/** The difference of mean values of 'a' and 'b', over strata. */
const differenceOf =
  (values: readonly (readonly number[])[]) =>
  (labels: readonly (readonly string[])[]): number => {
    const of = (wanted: string) =>
      values.flatMap((stratum, s) => stratum.filter((_, t) => labels[s]?.[t] === wanted));
    return mean(of('a')) - mean(of('b'));
  };
const mean = (values: readonly number[]) => values.reduce((sum, y) => sum + y, 0) / values.length;

describe('randomisationTest', () => {
  it('counts every assignment of few teams: the most extreme of C(6, 3) = 20 has p = 2/20', () => {
    const test = randomisationTest([['a', 'a', 'a', 'b', 'b', 'b']], differenceOf([[9, 8, 7, 3, 2, 1]]), {
      seed: 1,
    });
    expect(test).toEqual({ pValue: 2 / 20, assignments: 20, isExact: true });
  });

  it("gives Fisher's tasting lady 2/70 with both directions", () => {
    // R. A. Fisher, The Design of Experiments, chapter II: eight cups, four of each; all right is 1 in 70, all wrong as surprising.
    const cups = ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b'];
    expect(
      randomisationTest([cups], differenceOf([[1, 1, 1, 1, 0, 0, 0, 0]]), { seed: 1 }).pValue,
    ).toBeCloseTo(2 / 70, 12);
  });

  it('exchanges only within strata', () => {
    const test = randomisationTest(
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      differenceOf([
        [5, 1],
        [9, 2],
      ]),
      { seed: 1 },
    );
    expect(test).toMatchObject({ pValue: 2 / 4, assignments: 4 });
  });

  it('is 1 when every team did the same', () => {
    expect(
      randomisationTest([['a', 'b', 'b', 'a', 'c']], differenceOf([[4, 4, 4, 4, 4]]), { seed: 1 }).pValue,
    ).toBe(1);
  });

  const labels = Array.from({ length: 24 }, (_, n) => (n % 2 === 0 ? 'a' : 'b'));

  it('samples many teams with the same result for the same seed, close to the normal distribution', () => {
    // C(24, 12) = 2,704,156, which is more than are looked at one by one.
    expect(2_704_156).toBeGreaterThan(MAX_EXACT);
    const values = labels.map((label, n) => (label === 'a' ? 3 : 0) + ((n * 37) % 11));
    const test = randomisationTest([labels], differenceOf([values]), { seed: 7 });
    expect(test).toEqual(randomisationTest([labels], differenceOf([values]), { seed: 7 }));
    expect(test).toMatchObject({ isExact: false, assignments: 10_000 });
    const all = mean(values);
    const variance = values.reduce((sum, y) => sum + (y - all) ** 2, 0) / 23;
    const z = differenceOf([values])([labels]) / Math.sqrt(variance / 6);
    const normal = 2 * (1 - 0.5 * (1 + Math.sign(z) * Math.sqrt(1 - Math.exp((-2 * z * z) / Math.PI))));
    expect(Math.abs(test.pValue - normal)).toBeLessThan(0.02);
  });

  it('is never 0 and never above 1, and does not depend on the order of the teams', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 8 }), (values) => {
        const drawn = values.map((_, n) => (n % 2 === 0 ? 'a' : 'b'));
        const { pValue } = randomisationTest([drawn], differenceOf([values]), { seed: 3 });
        expect(pValue).toBeGreaterThan(0);
        expect(pValue).toBeLessThanOrEqual(1);
        const reversed = randomisationTest([drawn.toReversed()], differenceOf([values.toReversed()]), {
          seed: 3,
        });
        expect(reversed.pValue).toBeCloseTo(pValue, 12);
      }),
    );
  });
});
