import fc from 'fast-check';
import { PATH_MODELS } from '../models.js';
import { DEFAULT_SETTINGS } from '../settings.js';
import { attributePaths } from './attribute-paths.js';
import { type ModelTable } from './model-table.js';
import { PathBook } from './path-book.js';
import { stepsOf } from './path-steps.js';

const NAMES = ['direct', 'ann', 'bob', 'cas'];
const DAY_MS = 86_400_000;
const somePath = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.integer({ min: 0, max: 90 * DAY_MS })), { maxLength: 20 })
  .chain((touches) =>
    fc
      .record({ conversions: fc.integer({ min: 1, max: 9 }), nulls: fc.nat(9), value: fc.nat(500) })
      .map((counts) => ({
        path: { ...counts, channels: touches.map(([name]) => name) },
        times: touches.map(([, at]) => at).sort((a, b) => a - b),
      })),
  );
const someBook = fc.array(somePath, { minLength: 1, maxLength: 20 }).map((paths) => {
  const book = new PathBook();
  for (const { path, times } of paths) book.add(path, times);
  return book;
});
const tableOf = (book: PathBook, model: string): ModelTable | undefined =>
  attributePaths(book, { models: [model] }).tables[0];
const creditOf = (table: ModelTable | undefined, name: string) =>
  table?.rows.find(({ channel }) => channel === name);

describe('many journeys at once', () => {
  it.each(PATH_MODELS.filter(({ looksAt }) => looksAt !== 'milestones'))(
    'get from $name what each would get by itself',
    (model) => {
      fc.assert(
        fc.property(someBook, (book) => {
          fc.pre(book.size > 0);
          const steps = stepsOf(book, (name) => name === 'direct');
          const expected = new Map(NAMES.map((name) => [name, { conversions: 0, value: 0 }]));
          [...book].forEach(({ channels, conversions, value }, path) => {
            const context = { settings: DEFAULT_SETTINGS, milestones: {} };
            model.weigh(steps(path), context).forEach((weight, i) => {
              const sum = expected.get(channels[i] ?? '') ?? { conversions: 0, value: 0 };
              sum.conversions += weight * conversions;
              sum.value += weight * value;
            });
          });
          const table = tableOf(book, model.name);
          for (const { channel, conversions, value } of table?.rows ?? []) {
            expect(conversions).toBeCloseTo(expected.get(channel)?.conversions ?? NaN, 9);
            expect(value).toBeCloseTo(expected.get(channel)?.value ?? NaN, 7);
          }
        }),
      );
    },
  );

  it('give away all outcomes in every model: to channels, or unattributed when there was no touch', () => {
    fc.assert(
      fc.property(someBook, (book) => {
        const all = [...book].reduce(
          (sum, { conversions }) => sum + conversions,
          book.unattributed.conversions,
        );
        for (const { rows, unattributed } of attributePaths(book).tables) {
          const credited = rows.reduce((sum, { conversions }) => sum + conversions, 0);
          expect(credited + unattributed.conversions).toBeCloseTo(all, 8);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('decay by the time between their touches: $50 over 9, 6, 0 and 0 days (Adobe Analytics, documentation)', () => {
    const book = new PathBook();
    book.add(
      { channels: ['a', 'b', 'c', 'd'], conversions: 1, nulls: 0, value: 50 },
      [0, 3, 9, 9].map((day) => day * DAY_MS),
    );
    const table = tableOf(book, 'time_decay');
    expect(['a', 'b', 'c', 'd'].map((name) => creditOf(table, name)?.value.toFixed(4))).toEqual([
      '6.9233',
      '9.3181',
      '16.8793',
      '16.8793',
    ]);
  });

  it('pass over whatever the reader calls direct', () => {
    const book = PathBook.of([{ channels: ['ann', 'typed in'], conversions: 4, nulls: 0, value: 0 }]);
    const options = { models: ['last_non_direct'], directChannels: ['typed in'] };
    expect(creditOf(attributePaths(book, options).tables[0], 'ann')?.conversions).toBe(4);
    expect(creditOf(tableOf(book, 'last_non_direct'), 'typed in')?.conversions).toBe(4);
  });

  it('leave out, by name and with the reason, the models that need more than they say', () => {
    const book = PathBook.of([{ channels: ['ann', 'bob'], conversions: 1, nulls: 0, value: 0 }]);
    const { omitted, tables } = attributePaths(book);
    expect(omitted.find(({ model }) => model === 'time_decay')?.why).toContain('time of every touch');
    expect(tables.map(({ model }) => model)).not.toContain('time_decay');
    for (const { name } of PATH_MODELS.filter(({ looksAt }) => looksAt === 'milestones'))
      expect(omitted.find(({ model }) => model === name)?.why).toContain('stage');
  });

  it('leave out a fitted model that has a limit they exceed', () => {
    const channels = Array.from({ length: 201 }, (_, i) => `channel-${i}`);
    const { omitted, tables } = attributePaths(
      PathBook.of([{ channels, conversions: 1, nulls: 0, value: 0 }]),
      {
        models: ['shapley_markov', 'shapley_count'],
      },
    );
    expect(omitted).toMatchObject([{ model: 'shapley_markov' }]);
    expect(tables.map(({ model }) => model)).toEqual(['shapley_count']);
  });

  it('are refused a model that there is not', () => {
    expect(() => attributePaths(new PathBook(), { models: ['lineair'] })).toThrow(/no model lineair/);
  });
});
