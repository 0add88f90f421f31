import fc from 'fast-check';
import { intraclassCorrelation } from './intraclass-correlation.js';
import { type Arm, type TeamResult } from './team-result.js';

const team = (name: string, values: readonly number[], arm: Arm = 'shown'): TeamResult => ({
  team: name,
  stretch: 0,
  arm,
  people: values.length,
  outcomes: values.reduce((sum, y) => sum + y, 0),
  squares: values.reduce((sum, y) => sum + y * y, 0),
});

describe('intraclassCorrelation', () => {
  it('is 0.17 for the ratings of Shrout and Fleiss, as they print it', () => {
    // P. E. Shrout and J. L. Fleiss, "Intraclass correlations", Psychological Bulletin 86 (1979) 420-428, tables 2 to 4: six targets, four
    // judges; MSB 11.24, MSW 6.26, ICC(1,1) = .17.
    const ratings = [
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ];
    const icc = intraclassCorrelation(ratings.map((values, index) => team(`t${String(index)}`, values)));
    expect(icc).toBeCloseTo((11.24 - 6.26) / (11.24 + 3 * 6.26), 3);
    expect(icc).toBeCloseTo(0.17, 2);
  });

  it('is 1 when people of a team are all alike and teams are not, within arms as well', () => {
    const teams = [
      team('a', [1, 1, 1]),
      team('b', [4, 4]),
      team('c', [9, 9], 'held_out'),
      team('d', [0], 'held_out'),
    ];
    expect(intraclassCorrelation(teams)).toBeCloseTo(1, 12);
  });

  it('does not take the effect itself for likeness: adding the same to everybody of one arm changes nothing', () => {
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(fc.tuple(values, values, values, values), ([a, b, c, d]) => {
        const held = [team('c', c, 'held_out'), team('d', d, 'held_out')];
        const plain = intraclassCorrelation([team('a', a), team('b', b), ...held]);
        const raised = [a, b].map((list) => list.map((y) => y + 7));
        const shifted = intraclassCorrelation([...raised.map((list, i) => team(String(i), list)), ...held]);
        if (plain === undefined) expect(shifted).toBeUndefined();
        else expect(shifted).toBeCloseTo(plain, 9);
      }),
    );
  });

  it('says nothing without two teams in an arm, without two people in a team, or without any difference', () => {
    expect(intraclassCorrelation([team('a', [1, 2]), team('b', [1, 2], 'held_out')])).toBeUndefined();
    expect(intraclassCorrelation([team('a', [1]), team('b', [2])])).toBeUndefined();
    expect(intraclassCorrelation([team('a', [1, 1]), team('b', [1, 1])])).toBeUndefined();
  });
});
