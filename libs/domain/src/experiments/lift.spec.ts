import fc from 'fast-check';
import { liftOf } from './lift.js';
import { studentQuantile } from './student-t.js';
import { type Arm, type TeamResult } from './team-result.js';

const result = (team: string, arm: Arm, people: number, outcomes: number, stretch = 0): TeamResult => ({
  team,
  arm,
  people,
  outcomes,
  squares: outcomes,
  stretch,
});

describe('liftOf', () => {
  it('is, worked by hand, the difference of rates with the spread of team totals around them', () => {
    // Shown: 10 of 20 and 4 of 20, so 0.35. Held out: 3 of 10 and 3 of 20, so 0.2.
    const lift = liftOf([
      result('a', 'shown', 20, 10),
      result('b', 'shown', 20, 4),
      result('c', 'held_out', 10, 3),
      result('d', 'held_out', 20, 3),
    ]);
    // Residuals 10 - 7 = 3 and 4 - 7 = -3; 3 - 2 = 1 and 3 - 4 = -1. Variance 2 (9 + 9) / 40^2 + 2 (1 + 1) / 30^2.
    const error = Math.sqrt(36 / 1600 + 4 / 900);
    // The 0.975 quantile of t with two degrees of freedom, in closed form: 4.3027.
    const T = 0.95 * Math.sqrt(2 / (1 - 0.95 ** 2));
    expect(lift?.teams).toBe(4);
    expect(lift?.difference).toBeCloseTo(0.15, 12);
    expect(lift?.interval?.high).toBeCloseTo(0.15 + T * error, 9);
    expect(lift?.interval?.low).toBeCloseTo(0.15 - T * error, 9);
    // H_t - H_c n_t / n_c = 14 - 6 x 40 / 30.
    expect(lift?.incremental).toBeCloseTo(6, 12);
    expect(lift?.incrementalInterval?.low).toBeCloseTo(6 - 40 * T * error, 9);
  });

  const counts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 12 });

  it('is with teams of one person what comparing single people gives: the difference of means and its Welch error', () => {
    fc.assert(
      fc.property(counts, counts, (shown, heldOut) => {
        const lift = liftOf([
          ...shown.map((y, i) => result(`s${String(i)}`, 'shown', 1, y)),
          ...heldOut.map((y, i) => result(`h${String(i)}`, 'held_out', 1, y)),
        ]);
        const [a, b] = [moments(shown), moments(heldOut)];
        expect(lift?.difference).toBeCloseTo(a.mean - b.mean, 10);
        const error = Math.sqrt(a.variance / shown.length + b.variance / heldOut.length);
        const reach = studentQuantile(0.975, shown.length + heldOut.length - 2) * error;
        if (error === 0) expect(lift?.interval).toBeUndefined();
        else expect(lift?.interval?.high).toBeCloseTo(a.mean - b.mean + reach, 9);
      }),
    );
  });

  const teams = fc.array(
    fc.record({
      people: fc.integer({ min: 1, max: 30 }),
      outcomes: fc.integer({ min: 0, max: 40 }),
      shown: fc.boolean(),
    }),
    { minLength: 4, maxLength: 14 },
  );
  const named = (list: readonly { people: number; outcomes: number; shown: boolean }[]) =>
    list.map(({ people, outcomes, shown }, i) =>
      result(`t${String(i)}`, shown ? 'shown' : 'held_out', people, outcomes),
    );

  it('does not depend on the order of the teams, and changes its sign with the names of the arms', () => {
    fc.assert(
      fc.property(teams, (list) => {
        const results = named(list);
        const lift = liftOf(results);
        const reversed = liftOf(results.toReversed());
        const swapped = liftOf(named(list.map((team) => ({ ...team, shown: !team.shown }))));
        if (lift === undefined) return expect([reversed, swapped]).toEqual([undefined, undefined]);
        expect(reversed?.difference).toBeCloseTo(lift.difference, 10);
        expect(swapped?.difference).toBeCloseTo(-lift.difference, 10);
        expect(swapped?.interval?.low ?? 0).toBeCloseTo(-(lift.interval?.high ?? 0), 9);
      }),
    );
  });

  it('is not moved by what changes for everybody from one stretch to the next', () => {
    // Two steps: b and c join later than a and d. In the second stretch everybody has 2 per person more.
    const stepped = (later: number) => [
      ...['a', 'd'].map((team) => result(team, 'shown', 10, 10)),
      ...['b', 'c'].map((team) => result(team, 'held_out', 10, 5)),
      ...['a', 'd', 'b', 'c'].map((team) => result(team, 'shown', 10, 10 + later, 1)),
      ...['e', 'f'].map((team) => result(team, 'held_out', 10, 5 + later, 1)),
    ];
    expect(liftOf(stepped(0))?.difference).toBeCloseTo(0.5, 12);
    expect(liftOf(stepped(20))?.difference).toBeCloseTo(0.5, 12);
  });

  it('leaves out stretches with fewer than two teams on a side, and says nothing when there is no other', () => {
    const one = [result('a', 'shown', 5, 5), result('b', 'shown', 5, 5), result('c', 'held_out', 5, 0)];
    expect(liftOf(one)).toBeUndefined();
    expect(liftOf([...one, result('d', 'held_out', 0, 0)])).toBeUndefined();
    const two = [
      result('a', 'shown', 5, 2, 1),
      result('b', 'shown', 5, 4, 1),
      result('c', 'held_out', 5, 1, 1),
      result('d', 'held_out', 5, 1, 1),
    ];
    expect(liftOf([...one, ...two])).toEqual(liftOf(two));
  });
});

function moments(values: readonly number[]) {
  const mean = values.reduce((sum, y) => sum + y, 0) / values.length;
  const variance = values.reduce((sum, y) => sum + (y - mean) ** 2, 0) / (values.length - 1);
  return { mean, variance };
}
