import fc from 'fast-check';
import { journey } from '../journeys.builders.js';
import { chainOf } from '../markov/chain.js';
import { FlowMatrix } from '../markov/elimination.js';
import { TransitionTable } from '../markov/transition-table.js';
import { coalitionWorths } from './coalition-worths.js';
import { permutationOf } from './permutations.js';
import { sampledShapley } from './sampled-shapley.js';
import { shapleyMarkov } from './shapley-markov.js';
import { shapleyOfGame } from './shapley-of-game.js';

const NAMES = Array.from({ length: 12 }, (_, i) => `channel-${i}`);
const somePaths = fc.array(
  fc.record({
    channels: fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 8 }),
    conversions: fc.integer({ min: 1, max: 3 }),
    nulls: fc.nat(9),
    value: fc.nat(100),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('an order in which channels join', () => {
  it('is a permutation, always the same one, and every other one is the one before backwards', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 200 }), (pair, size) => {
        const order = permutationOf(2 * pair, size);
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
        expect(permutationOf(2 * pair, size)).toEqual(order);
        expect(permutationOf(2 * pair + 1, size)).toEqual(order.toReversed());
      }),
    );
  });

  it('puts every channel in every place about as often', () => {
    const [size, orders] = [8, 16_000];
    const seen = Array.from({ length: size * size }, () => 0);
    for (let index = 0; index < orders; index += 2)
      permutationOf(index, size).forEach(
        (channel, place) => (seen[channel * size + place] = (seen[channel * size + place] ?? 0) + 1),
      );
    const expected = orders / 2 / size;
    const chiSquared = seen.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 49 degrees of freedom: 85.4 is passed once in a thousand.
    expect(chiSquared).toBeLessThan(85.4);
  });
});

describe('a sampled Shapley value', () => {
  it('gives away all outcomes and all value, and lies within five of its standard errors of the exact one', () => {
    fc.assert(
      fc.property(somePaths, (paths) => {
        const chain = chainOf(TransitionTable.of(paths, 1));
        const sampled = sampledShapley(FlowMatrix.of(chain), 400);
        const exact = shapleyOfGame(coalitionWorths(FlowMatrix.of(chain)).conversions);
        const all = paths.reduce((sum, { conversions }) => sum + conversions, 0);
        const value = paths.reduce((sum, path) => sum + path.value, 0);
        expect(sampled.conversions.reduce((sum, n) => sum + n, 0)).toBeCloseTo(all, 9);
        expect(sampled.values.reduce((sum, n) => sum + n, 0)).toBeCloseTo(value, 8);
        sampled.conversions.forEach((n, channel) => {
          expect(Math.abs(n - (exact[channel] ?? NaN))).toBeLessThanOrEqual(5 * sampled.standardError + 1e-9);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('the Shapley value on the Markov graph', () => {
  const ring = (channels: number) =>
    Array.from({ length: channels }, (_, i) =>
      journey(`c${i}>c${(i + 1) % channels}>c${(i + 2) % channels}`, 1, 2),
    );

  it('is exact up to 20 channels and says how it was sampled above', () => {
    expect(shapleyMarkov.fit(ring(20)).exactness).toEqual({ kind: 'exact' });
    expect(shapleyMarkov.fit(ring(21)).exactness).toMatchObject({ kind: 'sampled', permutations: 1_000 });
  });

  it('gives channels that are alike the same: exactly, or within the error', () => {
    const exact = shapleyMarkov.fit(ring(12));
    for (const { conversions } of exact.credits) expect(conversions).toBeCloseTo(1, 10);
    const { credits, exactness } = shapleyMarkov.fit(ring(30));
    const error = exactness.kind === 'sampled' ? exactness.standardError : 0;
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(0.05);
    for (const { conversions } of credits) expect(Math.abs(conversions - 1)).toBeLessThanOrEqual(5 * error);
  });

  it('is not sampled for so many channels that it would take minutes, and says what to do', () => {
    expect(() => shapleyMarkov.fit(ring(201))).toThrow(/Group the channels/);
  });
});
