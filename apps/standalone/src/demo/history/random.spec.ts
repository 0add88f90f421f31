import { Random } from './random.js';

const DRAWS = 20_000;
const draws = <T>(random: Random, draw: (random: Random) => T): T[] =>
  Array.from({ length: DRAWS }, () => draw(random));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('Random', () => {
  it('gives the same numbers for the same name, and a fork its own whatever was drawn before it', () => {
    const one = new Random('seed');
    const other = new Random('seed');
    one.next();
    expect(one.fork('part').next()).toBe(other.fork('part').next());
    expect(new Random('seed').next()).not.toBe(new Random('seeds').next());
  });

  // Tolerances are five standard errors of the mean, so a sound generator fails once in a million seeds.
  it('is uniform: mean 1/2', () => {
    expect(Math.abs(mean(draws(new Random('u'), (random) => random.next())) - 0.5)).toBeLessThan(
      5 * Math.sqrt(1 / 12 / DRAWS),
    );
  });

  it('waits exponentially and counts by Poisson with the means asked for', () => {
    expect(Math.abs(mean(draws(new Random('e'), (random) => random.exponential(3))) - 3)).toBeLessThan(
      (5 * 3) / Math.sqrt(DRAWS),
    );
    for (const expected of [0.5, 12, 75]) {
      const counts = draws(new Random('p'), (random) => random.poisson(expected));
      expect(Math.abs(mean(counts) - expected)).toBeLessThan(5 * Math.sqrt(expected / DRAWS));
    }
  });

  it('draws whole numbers from both ends on', () => {
    expect(new Set(draws(new Random('i'), (random) => random.int(3, 5)))).toEqual(new Set([3, 4, 5]));
  });

  it('shuffles without losing or doubling anything', () => {
    const shuffled = new Random('s').shuffle([1, 2, 3, 4, 5]);
    expect(shuffled).not.toEqual([1, 2, 3, 4, 5]);
    expect(shuffled.toSorted()).toEqual([1, 2, 3, 4, 5]);
  });
});
