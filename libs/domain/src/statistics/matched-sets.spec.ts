import fc from 'fast-check';
import { matchExactly, weightOfSet } from './matched-sets.js';

const person = fc.record({ id: fc.nat(), stratum: fc.option(fc.constantFrom('', 'a', 'b', 'c', 'd')) });
type Person = { id: number; stratum: string | null };
const stratumOf = ({ stratum }: Person) => stratum ?? undefined;

describe('matchExactly', () => {
  it('puts everybody into exactly one set or one list of the unmatched', () => {
    fc.assert(
      fc.property(fc.array(person), fc.array(person), (exposed, others) => {
        const { sets, unmatchedExposed, unmatchedOthers } = matchExactly(exposed, others, stratumOf);
        expect([...sets.flatMap((set) => set.exposed), ...unmatchedExposed].length).toBe(exposed.length);
        expect([...sets.flatMap((set) => set.others), ...unmatchedOthers].length).toBe(others.length);
        for (const set of sets) {
          expect(set.exposed.length * set.others.length).toBeGreaterThan(0);
          for (const alike of [...set.exposed, ...set.others]) expect(alike.stratum).toBe(set.stratum);
        }
        const reachable = (group: Person[], other: Person[]) =>
          group.filter(({ stratum }) => stratum !== null && other.some((o) => o.stratum === stratum));
        expect(sets.flatMap((set) => set.exposed).length).toBe(reachable(exposed, others).length);
      }),
    );
  });

  it('does not match two people of whom too little is known', () => {
    const unknown = { id: 1, stratum: null };
    expect(matchExactly([unknown], [unknown], stratumOf)).toEqual({
      sets: [],
      unmatchedExposed: [unknown],
      unmatchedOthers: [unknown],
    });
  });
});

describe('weightOfSet', () => {
  it('is half a pair for a pair, and grows with the smaller side', () => {
    expect(weightOfSet({ exposed: [1], others: [2] })).toBe(0.5);
    expect(weightOfSet({ exposed: [1], others: Array.from({ length: 99 }) })).toBe(0.99);
  });
});
