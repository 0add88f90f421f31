import fc from 'fast-check';
import { journey } from '../journeys.builders.js';
import { chainOf } from './chain.js';
import { removalsByElimination } from './removals-by-elimination.js';
import { removalsBySweeps } from './removals-by-sweeps.js';
import { TransitionTable } from './transition-table.js';

const NAMES = Array.from({ length: 19 }, (_, i) => `channel-${i}`);
const somePaths = fc.array(
  fc
    .record({
      channels: fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 12 }),
      conversions: fc.nat(3),
      nulls: fc.nat(9),
    })
    .map((path) => ({ ...path, value: 7 * path.conversions })),
  { minLength: 1, maxLength: 60 },
);

function expectSame(actual: Float64Array, expected: Float64Array, all: number): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((lost, channel) => {
    expect(Math.abs(lost - (expected[channel] ?? NaN))).toBeLessThanOrEqual(1e-11 * Math.max(1, all));
  });
}

describe('what is lost without a channel', () => {
  it('is the same by elimination and by sweeps, for every order', () => {
    fc.assert(
      fc.property(somePaths, fc.integer({ min: 1, max: 4 }), (paths, order) => {
        const chain = chainOf(TransitionTable.of(paths, order));
        const [direct, swept] = [removalsByElimination(chain), removalsBySweeps(chain)];
        const all = paths.reduce((sum, { conversions }) => sum + conversions, 0);
        expectSame(swept.conversions, direct.conversions, all);
        expectSame(swept.values, direct.values, 7 * all);
      }),
    );
  });

  it('is right for a channel that one in a hundred million outcomes needed', () => {
    const chain = chainOf(TransitionTable.of([journey('often', 99_999_999), journey('once>often', 1, 5)], 1));
    expect(chain.channels).toEqual(['often', 'once']);
    // One conversion of 6 starts passes `once`; after it journeys end like all at `often`: in an outcome but for 5 in 10^8 + 5.
    const exact = (6 * 100_000_000) / 100_000_005;
    const [, lost = NaN] = removalsByElimination(chain).conversions;
    expect(Math.abs(lost / exact - 1)).toBeLessThan(1e-15);
  });

  it('is nothing, found at once, when there was no outcome to lose', () => {
    const chain = chainOf(TransitionTable.of([journey('a>b>c>b>d>b>b', 0, 1), journey('e>b>b', 0, 1)], 2));
    for (const removals of [removalsByElimination(chain), removalsBySweeps(chain)])
      expect(removals).toEqual({ conversions: new Float64Array(5), values: new Float64Array(5) });
  });

  it('is found by sweeps against the order of a chain that goes one way, where balancing would not come to rest', () => {
    const paths = [journey('r>a>a>a', 0, 1), journey('b>b>b>a>a>a', 1, 0)];
    const chain = chainOf(TransitionTable.of(paths, 3));
    expectSame(removalsBySweeps(chain).conversions, removalsByElimination(chain).conversions, 1);
  });

  it('is found by sweeps even when journeys go back and forth two hundred times', () => {
    const long = { channels: Array.from({ length: 200 }, (_, i) => (i % 2 ? 'a' : 'b')), value: 0 };
    const paths = [{ ...long, conversions: 1, nulls: 2 }, journey('c>a', 1, 1)];
    const chain = chainOf(TransitionTable.of(paths, 1));
    expectSame(removalsBySweeps(chain).conversions, removalsByElimination(chain).conversions, 2);
  });
});
