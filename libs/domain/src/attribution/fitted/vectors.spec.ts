import { attributePaths } from '../paths/attribute-paths.js';
import { PathBook } from '../paths/path-book.js';
import { type CountedPath } from './fitted-model.js';
import { expectFigures, figures, fitted, journey } from './journeys.builders.js';
import { markov } from './markov/markov.js';
import { shapleyCount } from './shapley/shapley-count.js';
import { shapleyMarkov } from './shapley/shapley-markov.js';
import { shapleyOfGame } from './shapley/shapley-of-game.js';

/** Numbers from published sources, by their row in attribution.md section 2.1 of the project's research notes. */
const markov1 = markov('markov_1', 1);

/** What a path model gives, through the door that takes many journeys at once. */
function byPathModel(model: string, paths: readonly CountedPath[]): Record<string, number> {
  const [table] = attributePaths(PathBook.of(paths), { models: [model] }).tables;
  return figures({ credits: table?.rows ?? [] });
}

describe('pychattr, README (rows 1 and 2): A>B>A>B>B>A, A>B>B>A>A, A>A', () => {
  const journeys = ['A>B>A>B>B>A', 'A>B>B>A>A', 'A>A'].map((text) => journey(text));

  it('Markov removes all without A and half without B, so it gives 2 and 1', () => {
    expectFigures(fitted(markov1, journeys, 'removalEffect'), { A: 1, B: 0.5 });
    expectFigures(fitted(markov1, journeys), { A: 2, B: 1 });
  });

  it('linear gives A 2.1 and B 0.9', () => {
    expectFigures(byPathModel('linear', journeys), { A: 2.1, B: 0.9 });
  });
});

describe('eeghor/mta, tests', () => {
  const journeys = [journey('direct', 2), journey('search>email', 3), journey('search>social>email', 5)];

  it('Markov (rows 9 and 10) converts a>b in 3 of 4 and a>c in 1 of 2: 1, 3/4, 1/4, so 2, 1.5 and 0.5', () => {
    const result = markov1.fit([journey('a>b', 3, 1), journey('a>c', 1, 1)]);
    expect(result.conversionProbability).toBeCloseTo(2 / 3, 15);
    expectFigures(figures(result, 'removalEffect'), { a: 1, b: 0.75, c: 0.25 });
    expectFigures(figures(result), { a: 2, b: 1.5, c: 0.5 });
  });

  it('linear over distinct channels (row 4) and the Shapley value of the count game give 2, 19/6, 19/6, 5/3', () => {
    const expected = { direct: 2, search: 19 / 6, email: 19 / 6, social: 5 / 3 };
    expectFigures(byPathModel('linear_unique', journeys), expected);
    expectFigures(fitted(shapleyCount, journeys), expected);
  });

  it('position 40/20/40 (row 5) gives 2, 3.5, 3.5, 1', () => {
    expectFigures(byPathModel('position_40_20_40', journeys), {
      direct: 2,
      search: 3.5,
      email: 3.5,
      social: 1,
    });
  });

  it('linear with repeats (row 7) gives 4 and 2 for a>a>b, six times', () => {
    expectFigures(byPathModel('linear', [journey('a>a>b', 6)]), { a: 4, b: 2 });
  });

  it('the Shapley value of the count game (row 11) is 7 and 3', () => {
    expectFigures(fitted(shapleyCount, [journey('a', 4), journey('a>b', 6)]), { a: 7, b: 3 });
  });
});

describe('games whose Shapley values are published', () => {
  /** Worths by the letters of a coalition; what is not named is worth nothing. */
  const gameOf = (players: string, worthOf: (coalition: string) => number) =>
    Float64Array.from({ length: 2 ** players.length }, (_, bits) =>
      worthOf([...players].filter((_player, i) => (bits & (1 << i)) !== 0).join('')),
    );
  const expectValues = (game: Float64Array, expected: readonly number[]) => {
    shapleyOfGame(game).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? NaN, 9);
    });
  };
  const airport = (costs: readonly number[]) =>
    Float64Array.from({ length: 2 ** costs.length }, (_, bits) =>
      Math.max(0, ...costs.filter((_cost, i) => (bits & (1 << i)) !== 0)),
    );

  it('airport with runways of 100, 160, 200 (row 22): 100/3, 190/3, 310/3', () => {
    expectValues(airport([100, 160, 200]), [100 / 3, 190 / 3, 310 / 3]);
  });

  it('airport with runways of 1500, 2200, 3000 (row 23): 500, 850, 1650', () => {
    expectValues(airport([1500, 2200, 3000]), [500, 850, 1650]);
  });

  it('gloves, players 1 and 2 right and 3 left (row 25): 1/6, 1/6, 2/3', () => {
    const isPair = (coalition: string) => coalition.includes('3') && coalition.length > 1;
    expectValues(
      gameOf('123', (coalition) => Number(isPair(coalition))),
      [1 / 6, 1 / 6, 2 / 3],
    );
  });

  it('DP6, README (row 29): worths O 7, F 6, D 4, OF 15, OD 7, FD 9, OFD 19 give 23/3, 49/6, 19/6', () => {
    const worths = new Map(Object.entries({ O: 7, F: 6, D: 4, OF: 15, OD: 7, FD: 9, OFD: 19 }));
    expectValues(
      gameOf('OFD', (coalition) => worths.get(coalition) ?? 0),
      [23 / 3, 49 / 6, 19 / 6],
    );
  });

  it('arniwesth/game-theory-attribution (row 20): dividends in percent give 45, 21.5 and 33.5', () => {
    const journeys = [
      journey('F', 18),
      journey('G', 4),
      journey('L', 8),
      journey('F>G', 10),
      journey('F>L', 26),
      journey('G>L', 7),
      journey('F>G>L', 27),
    ];
    expectFigures(fitted(shapleyCount, journeys), { F: 45, G: 21.5, L: 33.5 });
  });
});

describe('Databricks accelerator notebook (row 26): S>F .2, S>G .8, F>C .8, F>E .2, E>C .1, G>C .6, G>F .4', () => {
  // Ten thousand journeys with exactly these transition probabilities.
  const journeys = [
    journey('F', 1_600),
    journey('F>E', 40, 360),
    journey('G', 4_800),
    journey('G>F', 2_560),
    journey('G>F>E', 64, 576),
  ];

  it('converts with 0.9064, and with 0.48 without F, so F removes 0.470432 of it', () => {
    const result = markov1.fit(journeys);
    expect(result.conversionProbability).toBeCloseTo(0.9064, 12);
    expect(figures(result, 'removalEffect')['F']).toBeCloseTo(1 - 0.48 / 0.9064, 12);
    expect(figures(result, 'removalEffect')['F']).toBeCloseTo(0.470432, 6);
  });
});

describe('serhiipuzyrov.com (row 28): ga twice, mail once, ga>mail once, and ga once without an outcome', () => {
  const journeys = [journey('ga', 2), journey('mail', 1), journey('ga>mail', 1), journey('ga', 0, 1)];

  it('gives removal effects of 0.75 and 0.5, and 2.4 and 1.6 outcomes', () => {
    const result = markov1.fit(journeys);
    expect(result.conversionProbability).toBe(0.8);
    expectFigures(figures(result, 'removalEffect'), { ga: 0.75, mail: 0.5 });
    expectFigures(figures(result), { ga: 2.4, mail: 1.6 });
  });

  it('is worth 2 with ga alone and 1 with mail alone, so Shapley on the graph gives 2.5 and 1.5', () => {
    // ga alone: 4/5 of journeys begin there and 2 of 4 end in an outcome; mail alone: 1/5 begin there and all do.
    expectFigures(fitted(shapleyMarkov, journeys), { ga: 2.5, mail: 1.5 });
  });
});
