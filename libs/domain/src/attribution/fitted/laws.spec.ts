import fc from 'fast-check';
import { attributePaths } from '../paths/attribute-paths.js';
import { PathBook } from '../paths/path-book.js';
import { channelsOf, conversionProbability, removalEffect, shapleyByOrders } from './brute-force.builders.js';
import { type CountedPath, type FittedModel } from './fitted-model.js';
import { FITTED_MODELS } from './fitted-models.js';
import { fraction, toNumber, times } from './fractions.builders.js';
import { expectFigures, figures, fitted } from './journeys.builders.js';
import { markov, markovOfConverting } from './markov/markov.js';
import { shapleyCount } from './shapley/shapley-count.js';
import { shapleyMarkov } from './shapley/shapley-markov.js';

const someChannels = (names: readonly string[]) =>
  fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 6 });
const somePath = (names: readonly string[]): fc.Arbitrary<CountedPath> =>
  fc
    .record({
      channels: someChannels(names),
      conversions: fc.nat(9),
      nulls: fc.nat(9),
      worth: fc.nat(500),
    })
    .map(({ worth, ...path }) => ({ ...path, value: path.conversions * worth }));
const somePaths = (names: readonly string[] = ['a', 'b', 'c', 'd']) =>
  fc.array(somePath(names), { minLength: 1, maxLength: 7 });
const someOrder = fc.integer({ min: 1, max: 4 });
const ofOrder = (order: number) => markov('markov_k', order);
const total = (paths: readonly CountedPath[], part: 'conversions' | 'nulls' | 'value') =>
  paths.reduce((sum, path) => sum + path[part], 0);
const isClose = (actual: number, expected: number) => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(expected)));
};

describe.each<FittedModel>([...FITTED_MODELS])('every fitted model: $name', (model) => {
  it('gives away all outcomes and all their value, and nothing negative', () => {
    fc.assert(
      fc.property(somePaths(), (paths) => {
        const { credits, conversions, value } = model.fit(paths);
        expect(conversions).toBe(total(paths, 'conversions'));
        expect(value).toBe(total(paths, 'value'));
        for (const part of ['conversions', 'value'] as const)
          isClose(
            credits.reduce((sum, credit) => sum + credit[part], 0),
            total(paths, part),
          );
        for (const credit of credits) {
          expect(credit.conversions).toBeGreaterThanOrEqual(-1e-12);
          expect(credit.value).toBeGreaterThanOrEqual(-1e-9);
        }
      }),
    );
  });

  it('says the same to the last bit whatever the order of the journeys, split or merged', () => {
    fc.assert(
      fc.property(somePaths(), fc.nat(), (paths, seed) => {
        const rotated = [
          ...paths.slice(seed % paths.length),
          ...paths.slice(0, seed % paths.length),
        ].reverse();
        const split = paths.flatMap(({ channels, conversions, nulls, value }) => [
          { channels, conversions, nulls: 0, value },
          { channels, conversions: 0, nulls, value: 0 },
        ]);
        expect(model.fit(rotated)).toEqual(model.fit(paths));
        expect(model.fit(split)).toEqual(model.fit(paths));
        expect(model.fit(PathBook.of(paths))).toEqual(model.fit(paths));
      }),
    );
  });

  it('gives m times as much when everything happened m times', () => {
    fc.assert(
      fc.property(somePaths(), fc.integer({ min: 2, max: 1_000 }), (paths, m) => {
        const more = paths.map((path) => ({
          ...path,
          conversions: m * path.conversions,
          nulls: m * path.nulls,
          value: m * path.value,
        }));
        const scaled = Object.entries(fitted(model, paths)).map(([name, credit]) => [name, m * credit]);
        expectFigures(fitted(model, more), Object.fromEntries(scaled) as Record<string, number>, 8);
      }),
    );
  });

  it('agrees with every other model when each journey has one channel', () => {
    const alike = fc
      .tuple(fc.constantFrom('a', 'b', 'direct'), fc.integer({ min: 1, max: 5 }), fc.nat(9), fc.nat(9))
      .map(([name, length, conversions, nulls]) => ({
        channels: Array<string>(length).fill(name),
        conversions,
        nulls,
        value: 3 * conversions,
      }));
    fc.assert(
      fc.property(fc.array(alike, { minLength: 1, maxLength: 6 }), (paths) => {
        const { tables } = attributePaths(PathBook.of(paths), {
          models: ['linear', 'first_touch', 'last_touch'],
        });
        for (const { rows } of tables) {
          expectFigures(fitted(model, paths), figures({ credits: rows }), 9);
          expectFigures(fitted(model, paths, 'value'), figures({ credits: rows }, 'value'), 9);
        }
      }),
    );
  });

  it('gives nothing, and divides nothing, when there is no outcome or no journey', () => {
    fc.assert(
      fc.property(somePaths(), (paths) => {
        const without = paths.map((path) => ({ ...path, conversions: 0, value: 0 }));
        for (const credit of model.fit(without).credits) {
          expect(credit).toMatchObject({ conversions: 0, value: 0 });
          expect(credit.removalEffect ?? 0).toBe(0);
        }
      }),
    );
    expect(model.fit([])).toMatchObject({ credits: [], conversions: 0, nulls: 0, value: 0 });
  });
});

describe('a Markov chain of any order', () => {
  it('converts exactly as often as the journeys did', () => {
    fc.assert(
      fc.property(somePaths(), someOrder, (paths, order) => {
        const [converted, not] = [total(paths, 'conversions'), total(paths, 'nulls')];
        fc.pre(converted + not > 0);
        expect(ofOrder(order).fit(paths).conversionProbability).toBe(converted / (converted + not));
        const { over, under } = conversionProbability(paths, order, () => true);
        expect(over * BigInt(converted + not)).toBe(BigInt(converted) * under);
      }),
    );
  });

  it('has the removal effects that removing each channel and solving again in fractions has', () => {
    fc.assert(
      fc.property(somePaths(), someOrder, (paths, order) => {
        const effects = fitted(ofOrder(order), paths, 'removalEffect');
        for (const channel of channelsOf(paths))
          isClose(effects[channel] ?? NaN, toNumber(removalEffect(paths, order, channel)));
      }),
      { numRuns: 60 },
    );
  });

  it('divides the value as it would divide outcomes of that number', () => {
    fc.assert(
      fc.property(somePaths(), someOrder, (paths, order) => {
        // As many ends as before, so that the chain is the same, with the value where the outcomes were.
        const [most] = [Math.max(...paths.map(({ conversions, nulls }) => conversions + nulls), 1)];
        const fine = paths.map(({ channels, conversions, nulls, value }) => ({
          channels,
          conversions: value,
          nulls: (conversions + nulls) * 500 * most - value,
          value: 0,
        }));
        expectFigures(fitted(ofOrder(order), fine), fitted(ofOrder(order), paths, 'value'), 7);
      }),
    );
  });

  it('removes at least everything in total, once there is an outcome', () => {
    fc.assert(
      fc.property(somePaths(), someOrder, (paths, order) => {
        fc.pre(total(paths, 'conversions') > 0);
        const effects = Object.values(fitted(ofOrder(order), paths, 'removalEffect'));
        expect(effects.reduce((sum, effect) => sum + effect, 0)).toBeGreaterThanOrEqual(1 - 1e-12);
      }),
    );
  });

  it('as long as the longest journey removes the share of outcomes whose journey has the channel', () => {
    fc.assert(
      fc.property(somePaths(), fc.integer({ min: 6, max: 9 }), (paths, order) => {
        const all = total(paths, 'conversions');
        fc.pre(all > 0);
        const effects = fitted(ofOrder(order), paths, 'removalEffect');
        for (const channel of channelsOf(paths)) {
          const withIt = paths.filter(({ channels }) => channels.includes(channel));
          isClose(effects[channel] ?? NaN, total(withIt, 'conversions') / all);
        }
      }),
    );
  });

  it('of order 1 does not notice consecutive touches of one channel', () => {
    fc.assert(
      fc.property(somePaths(), (paths) => {
        const collapsed = paths.map((path) => ({
          ...path,
          channels: path.channels.filter((channel, i) => channel !== path.channels[i - 1]),
        }));
        expect(ofOrder(1).fit(collapsed)).toEqual(ofOrder(1).fit(paths));
      }),
    );
  });

  it('of converting journeys is that of the journeys with their misses struck out', () => {
    fc.assert(
      fc.property(somePaths(), someOrder, (paths, order) => {
        const struckOut = paths.map((path) => ({ ...path, nulls: 0 }));
        expect(markovOfConverting('converting', order).fit(paths)).toEqual(ofOrder(order).fit(struckOut));
      }),
    );
  });
});

describe('the Shapley values', () => {
  it('of the count game are those of letting channels join in every order', () => {
    fc.assert(
      fc.property(somePaths(), (paths) => {
        const values = shapleyByOrders(channelsOf(paths), (coalition) => {
          const inside = paths.filter(({ channels }) => channels.every((channel) => coalition.has(channel)));
          return fraction(BigInt(total(inside, 'conversions')));
        });
        const credits = fitted(shapleyCount, paths);
        for (const [channel, value] of values) isClose(credits[channel] ?? NaN, toNumber(value));
      }),
    );
  });

  it('of the count game are what linear over distinct channels gives', () => {
    fc.assert(
      fc.property(somePaths(['a', 'b', 'c', 'direct']), (paths) => {
        const [table] = attributePaths(PathBook.of(paths), { models: ['linear_unique'] }).tables;
        expectFigures(fitted(shapleyCount, paths), figures({ credits: table?.rows ?? [] }));
      }),
    );
  });

  it('on the Markov graph are those of letting channels join in every order and solving each time in fractions', () => {
    fc.assert(
      fc.property(somePaths(), (paths) => {
        const journeys = fraction(BigInt(total(paths, 'conversions') + total(paths, 'nulls')));
        const values = shapleyByOrders(channelsOf(paths), (coalition) =>
          times(
            journeys,
            conversionProbability(paths, 1, (channel) => coalition.has(channel)),
          ),
        );
        const credits = fitted(shapleyMarkov, paths);
        for (const [channel, value] of values) isClose(credits[channel] ?? NaN, toNumber(value));
      }),
      { numRuns: 30 },
    );
  });
});
