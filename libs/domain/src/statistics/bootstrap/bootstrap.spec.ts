import fc from 'fast-check';
import { murmur3 } from './murmur3.js';
import { spreadOf } from './percentile-interval.js';
import { poissonAt, unitsOf, weightsOf } from './resample.js';

const keysOf = (count: number, of = 'candidate') =>
  Array.from({ length: count }, (_, n) => `${of}-${String(n)}`);
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;

describe('murmur3', () => {
  // Published test vectors of MurmurHash3_x86_32: I. Boyd's list (stackoverflow.com/a/31929528); those with a seed of
  // 0x9747b28c are also in the test programs of several ports.
  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['a', 0x9747b28c, 0x7fa09ea6],
    ['aa', 0x9747b28c, 0x5d211726],
    ['aaa', 0x9747b28c, 0x283e0130],
    ['aaaa', 0x9747b28c, 0x5a97808a],
    ['abc', 0, 0xb3dd93fa],
    ['abcd', 0x9747b28c, 0xf0478627],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['ππππππππ', 0x9747b28c, 0xd58063c1],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
  ])('of %j under seed %d is what is published', (text, seed, hash) => {
    expect(murmur3(text, seed).toString(16)).toBe(hash.toString(16));
  });
});

describe('the weights of a replicate', () => {
  it('are Poisson(1) by inversion: the steps lie at its cumulative probabilities', () => {
    // e^-1 (1 + 1 + 1/2 + 1/6 ...), from the definition.
    const cumulative = [0.36787944117144233, 0.7357588823428847, 0.9196986029286058, 0.9810118431238462];
    cumulative.forEach((probability, k) => {
      const step = probability * 2 ** 32;
      expect([poissonAt(Math.floor(step) - 1), poissonAt(Math.ceil(step) + 1)]).toEqual([k, k + 1]);
    });
    expect(poissonAt(0)).toBe(0);
    expect(poissonAt(2 ** 32 - 1)).toBeGreaterThanOrEqual(11);
  });

  it('are spread as Poisson(1) says, over units and over replicates', () => {
    const perUnit = [...weightsOf(unitsOf(keysOf(100_000)), 3)];
    const one = unitsOf(['one']);
    const perReplicate = Array.from(
      { length: 100_000 },
      (_, replicate) => weightsOf(one, replicate)[0] ?? NaN,
    );
    for (const weights of [perUnit, perReplicate]) {
      // Mean and variance of Poisson(1) are 1; four standard errors of each, the fourth central moment being 4.
      const average = mean(weights);
      expect(Math.abs(average - 1)).toBeLessThan(4 / Math.sqrt(weights.length));
      const variance = mean(weights.map((weight) => (weight - average) ** 2));
      expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(3 / weights.length));
      // Pearson's chi-squared over 0, 1, 2, 3 and more; 18.5 is the 0.999 quantile for 4 degrees of freedom.
      const expected = [0.36787944, 0.36787944, 0.18393972, 0.06131324, 0.01898816];
      const squares = expected.map((probability, k) => {
        const count = weights.filter((weight) => (k === 4 ? weight >= 4 : weight === k)).length;
        return (count - probability * weights.length) ** 2 / (probability * weights.length);
      });
      expect(sum(squares)).toBeLessThan(18.5);
    }
  });

  it('of one replicate say nothing about those of the next', () => {
    const units = unitsOf(keysOf(50_000));
    const [first, second] = [weightsOf(units, 0), weightsOf(units, 1)];
    const covariance = mean([...first].map((weight, unit) => (weight - 1) * ((second[unit] ?? NaN) - 1)));
    expect(Math.abs(covariance)).toBeLessThan(4 / Math.sqrt(50_000));
  });

  it('belong to the unit: its place among the others and who the others are change nothing', () => {
    const keys = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(keys, fc.nat(1000), fc.nat(), (all, replicate, n) => {
        const weights = weightsOf(unitsOf(all), replicate);
        const turned = [...all.slice(n % all.length), ...all.slice(0, n % all.length)].reverse();
        const again = weightsOf(unitsOf(turned), replicate);
        expect(turned.map((key) => weights[all.indexOf(key)])).toEqual([...again]);
        const without = all.slice(1);
        expect([...weightsOf(unitsOf(without), replicate)]).toEqual([...weights.slice(1)]);
      }),
    );
  });
});

describe('the spread of replicates', () => {
  it('has its ends at (R+1)p of the sorted replicates', () => {
    // 199 replicates 1..199 in any order: 200 x 0.025 = 5 and 200 x 0.975 = 195, exactly.
    const replicates = Array.from({ length: 199 }, (_, n) => ((n * 77) % 199) + 1);
    expect(spreadOf(replicates).interval.low).toBeCloseTo(5, 9);
    expect(spreadOf(replicates).interval.high).toBeCloseTo(195, 9);
    // The variance of 1..n over n - 1 is n(n + 1)/12.
    expect(spreadOf(replicates).standardError).toBeCloseTo(Math.sqrt((199 * 200) / 12), 9);
  });
});

describe('the bootstrap of a mean', () => {
  const REPLICATES = 200;
  /** The mean of a sample with known numbers, in every replicate. */
  function replicatesOfMean(sample: readonly number[], keys: readonly string[]): number[] {
    const units = unitsOf(keys);
    return Array.from({ length: REPLICATES }, (_, replicate) => {
      const weights = weightsOf(units, replicate);
      let [total, drawn] = [0, 0];
      weights.forEach((weight, unit) => {
        total += weight * (sample[unit] ?? NaN);
        drawn += weight;
      });
      return total / drawn;
    });
  }

  it('has the standard error of the textbook, s / sqrt(n)', () => {
    const keys = keysOf(2_000);
    const sample = keys.map((_, n) => (n * 7919) % 1000);
    const { standardError } = spreadOf(replicatesOfMean(sample, keys));
    const average = mean(sample);
    const known = Math.sqrt(mean(sample.map((value) => (value - average) ** 2)) / sample.length);
    // With 200 replicates a standard error is itself known to 1/sqrt(400) = 5 %; three times that.
    expect(Math.abs(standardError / known - 1)).toBeLessThan(0.15);
  });

  it('holds the truth in about 95 of 100 samples: here of shares of 30 %', () => {
    const SAMPLES = 120;
    let held = 0;
    for (let n = 0; n < SAMPLES; n++) {
      const keys = keysOf(150, `sample-${String(n)}`);
      // The data have a hash of their own: drawn by the hash of the weights they would not be independent of them.
      const sample = keys.map((key) => (murmur3(key, 99) / 2 ** 32 < 0.3 ? 1 : 0));
      const { low, high } = spreadOf(replicatesOfMean(sample, keys)).interval;
      if (low <= 0.3 && 0.3 <= high) held += 1;
    }
    expect(held / SAMPLES).toBeGreaterThan(0.89);
    expect(held / SAMPLES).toBeLessThan(0.985);
  });
});
