import fc from 'fast-check';
import { type CountedPath } from '../fitted-model.js';
import { journey } from '../journeys.builders.js';
import { chainOf } from './chain.js';
import { fitMarkov } from './fit-markov.js';
import { TransitionTable } from './transition-table.js';

/** The journey of one candidate as it is known after some of their touches have arrived. */
interface Candidate {
  readonly touches: readonly { readonly at: number; readonly channel: string }[];
  readonly converts: boolean;
  readonly worthInCents: number;
}

const someCandidate: fc.Arbitrary<Candidate> = fc.record({
  touches: fc.array(fc.record({ at: fc.nat(50), channel: fc.constantFrom('a', 'b', 'c', 'd') }), {
    minLength: 1,
    maxLength: 6,
  }),
  converts: fc.boolean(),
  worthInCents: fc.nat(1_000_000),
});

function pathOf(touches: Candidate['touches'], { converts, worthInCents }: Candidate): CountedPath {
  const distinct = [...new Map(touches.map((touch) => [`${touch.at} ${touch.channel}`, touch])).values()];
  const inOrder = distinct.sort((a, b) => a.at - b.at || (a.channel < b.channel ? -1 : 1));
  return {
    channels: inOrder.map(({ channel }) => channel),
    conversions: converts ? 1 : 0,
    nulls: converts ? 0 : 1,
    value: converts ? worthInCents : 0,
  };
}

describe('a table of transitions', () => {
  it('is after late, doubled and reordered touches exactly what it would be if it had been filled anew', () => {
    const arrivals = fc.array(someCandidate, { minLength: 1, maxLength: 6 }).chain((candidates) =>
      fc.tuple(
        fc.constant(candidates),
        fc.shuffledSubarray(
          candidates.flatMap(({ touches }, who) => [...touches, ...touches].map((touch) => ({ who, touch }))),
          { minLength: candidates.length },
        ),
      ),
    );
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 4 }), ([candidates, events], order) => {
        const table = new TransitionTable(order);
        const known = candidates.map((): Candidate['touches'] => []);
        for (const { who, touch } of events) {
          const candidate = candidates[who];
          const before = known[who] ?? [];
          if (candidate === undefined) continue;
          if (before.length > 0) table.subtract(pathOf(before, candidate));
          known[who] = [...before, touch];
          table.add(pathOf([...before, touch], candidate));
        }
        const anew = TransitionTable.of(
          known.flatMap((touches, who) => {
            const candidate = candidates[who];
            return touches.length === 0 || candidate === undefined ? [] : [pathOf(touches, candidate)];
          }),
          order,
        );
        expect(chainOf(table)).toEqual(chainOf(anew));
        expect(fitMarkov(table)).toEqual(fitMarkov(anew));
      }),
    );
  });

  it('forgets what was only in journeys that were taken off', () => {
    const table = new TransitionTable(2);
    table.add(journey('a>b>c', 2, 1, 90));
    table.add(journey('a>x>y', 1));
    table.subtract(journey('a>x>y', 1));
    const chain = chainOf(table);
    expect(chain.channels).toEqual(['a', 'b', 'c']);
    expect(chain).toEqual(chainOf(TransitionTable.of([journey('a>b>c', 2, 1, 90)], 2)));
  });

  it('takes a journey shorter than its order as one state', () => {
    const chain = chainOf(TransitionTable.of([journey('a>b', 3, 1), journey('a>b>c', 1)], 3));
    expect(chain.size).toBe(2);
    expect(chain.starts).toEqual(Float64Array.of(4, 1));
    expect(chain.conversions).toEqual(Float64Array.of(3, 1));
  });

  it('has an order from 1', () => {
    expect(() => new TransitionTable(0)).toThrow(RangeError);
    expect(() => new TransitionTable(1.5)).toThrow(RangeError);
  });
});
