import { type CountedPath, type FittedModel, type FittedResult } from './fitted-model.js';

/** `a>b>a` with so many outcomes, so many without, and what the outcomes were worth. */
export function journey(text: string, conversions = 1, nulls = 0, value = 0): CountedPath {
  return { channels: text.split('>'), conversions, nulls, value };
}

type Part = 'conversions' | 'value' | 'removalEffect';

/** One figure of every channel, by its name. */
export function figures(
  { credits }: Pick<FittedResult, 'credits'>,
  part: Part = 'conversions',
): Record<string, number> {
  return Object.fromEntries(
    [...credits]
      .sort((a, b) => (a.channel < b.channel ? -1 : 1))
      .map((credit) => [credit.channel, credit[part] ?? NaN]),
  );
}

export function fitted(model: FittedModel, paths: readonly CountedPath[], part: Part = 'conversions') {
  return figures(model.fit(paths), part);
}

/** The same names, and numbers that agree to so many digits after the point. */
export function expectFigures(
  actual: Readonly<Record<string, number>>,
  expected: Readonly<Record<string, number>>,
  digits = 10,
): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected)) expect(actual[name]).toBeCloseTo(value, digits);
}
