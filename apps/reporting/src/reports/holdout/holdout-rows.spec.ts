import { asId, type Day } from '#domain/ids.js';
import { type Holdout, stretchesOf, type TeamCell } from './holdout.js';
import { holdoutRows } from './holdout-rows.js';

const day = (text: string) => asId<Day>(text);
const TEAMS = ['a', 'b', 'c', 'd', 'e', 'f'];

const holdout: Holdout = {
  id: '00000007-0000-4000-8000-000000000000',
  name: 'Nurses',
  subject_kind: 'campaign',
  subject_id: 'nurses',
  design: 'parallel',
  from: day('2026-03-01'),
  to: day('2026-03-31'),
  ended_at: null,
  teams: TEAMS.map((team, n) => ({ team, stratum: 0, shown_from: n < 3 ? day('2026-03-01') : null })),
};

/** A team of ten, so many of whom have one outcome each. */
const cell = (team: string, outcomes: number, more: Partial<TeamCell> = {}): TeamCell => ({
  team,
  stretch: 0,
  people: 10,
  outcomes,
  squares: outcomes,
  shares: 0,
  sharers: 0,
  ...more,
});
const over = { minGroupSize: 5, state: 'over' } as const;

describe('holdoutRows', () => {
  it('gives either arm its numbers, contamination included, and the difference its interval', () => {
    const cells = [
      cell('a', 8),
      cell('b', 9),
      cell('c', 7),
      cell('d', 2, { shares: 3, sharers: 2 }),
      cell('e', 1),
      cell('f', 3),
    ];
    const [shown, heldOut, difference] = holdoutRows(holdout, cells, over);
    expect(shown).toMatchObject({
      holdout_name: 'Nurses',
      subject: 'campaign nurses',
      arm: 'shown',
      finding: '',
      holdout_teams: 3,
      holdout_people: 30,
      holdout_shares: 0,
      holdout_outcomes: 24,
      holdout_rate: 0.8,
      holdout_p_value: null,
    });
    expect(heldOut).toMatchObject({
      arm: 'held_out',
      holdout_shares: 3,
      holdout_sharers: 2,
      holdout_rate: 0.2,
    });
    // Residuals 0, 1, -1 on both sides: variance 3/2 x 2 / 30^2 twice; t with 4 degrees of freedom is 2.776.
    const reach = 2.7764451 * Math.sqrt(2 * ((1.5 * 2) / 900));
    expect(difference).toMatchObject({ arm: 'difference', finding: 'more', holdout_teams: 6 });
    expect(difference?.['holdout_rate']).toBeCloseTo(0.6, 12);
    expect(difference?.['holdout_rate_low']).toBeCloseTo(0.6 - reach, 6);
    expect(difference?.['holdout_incremental']).toBeCloseTo(18, 12);
    expect(difference?.['holdout_incremental_high']).toBeCloseTo(18 + 30 * reach, 5);
    // Of C(6, 3) = 20 assignments this one and its mirror image are the most extreme.
    expect(difference?.['holdout_p_value']).toBeCloseTo(2 / 20, 12);
    expect(difference?.['holdout_teams_needed']).toBe(6);
    expect(heldOut?.['holdout_rate_low']).toBeNull();
  });

  it('says fewer, or that no difference is shown and how many teams would show it', () => {
    const fewer = [cell('a', 1), cell('b', 2), cell('c', 1), cell('d', 8), cell('e', 9), cell('f', 9)];
    expect(holdoutRows(holdout, fewer, over)[2]?.['finding']).toBe('fewer');
    const unclear = [cell('a', 2), cell('b', 6), cell('c', 4), cell('d', 5), cell('e', 1), cell('f', 3)];
    const difference = holdoutRows(holdout, unclear, over)[2];
    expect(difference).toMatchObject({ finding: 'no difference shown' });
    expect(Number(difference?.['holdout_teams_needed'])).toBeGreaterThan(6);
  });

  it('finds nothing from a handful of outcomes, while it runs, or before it begins', () => {
    const few = [cell('a', 2), cell('b', 2), cell('c', 3), cell('d', 0), cell('e', 0), cell('f', 1)];
    expect(holdoutRows(holdout, few, over)[2]?.['finding']).toBe('not enough data');
    const many = [cell('a', 9), cell('b', 9), cell('c', 8), cell('d', 0), cell('e', 0), cell('f', 1)];
    const running = holdoutRows(holdout, many, { minGroupSize: 5, state: 'running' })[2];
    expect(running).toMatchObject({ finding: 'still running', holdout_teams: 6 });
    const rows = holdoutRows(holdout, [], { minGroupSize: 5, state: 'not begun' });
    expect(rows.map((row) => [row['finding'], row['holdout_people']])).toEqual([
      ['', null],
      ['', null],
      ['not begun', null],
    ]);
  });

  it('withholds both arms when one has too few people: the other and the sum would tell of it', () => {
    const cells = [
      cell('a', 8),
      cell('b', 9),
      cell('c', 7),
      cell('d', 2, { people: 2 }),
      cell('e', 1, { people: 2 }),
    ];
    const rows = holdoutRows(holdout, cells, over);
    expect(rows.map((row) => [row['finding'], row['holdout_people'], row['holdout_outcomes']])).toEqual([
      ['', null, null],
      ['', null, null],
      ['too few people', null, null],
    ]);
  });

  it('moves a team of a stepped design from one arm to the other on its day', () => {
    const stepped: Holdout = {
      ...holdout,
      design: 'stepped',
      teams: TEAMS.map((team, n) => ({
        team,
        stratum: 0,
        shown_from: day(n < 3 ? '2026-03-11' : '2026-03-21'),
      })),
    };
    expect(stretchesOf(stepped)).toEqual(['2026-03-01', '2026-03-11', '2026-03-21']);
    // Everybody is held out, then the first three are shown, then everybody.
    const cells = [0, 1, 2].flatMap((stretch) =>
      TEAMS.map((team, n) => cell(team, (n % 3) + (n < 3 && stretch === 1 ? 4 : 0), { stretch })),
    );
    const [shown, heldOut, difference] = holdoutRows(stepped, cells, over);
    expect([shown?.['holdout_people'], heldOut?.['holdout_people']]).toEqual([90, 90]);
    expect(difference?.['holdout_rate']).toBeCloseTo(0.4, 12);
    // What would have been without it, in the one stretch that compares: 4 of each of three teams.
    expect(difference?.['holdout_incremental']).toBeCloseTo(12, 12);
  });
});
