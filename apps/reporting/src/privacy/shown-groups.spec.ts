import fc from 'fast-check';
import { type Member } from './members.js';
import { shownAdvocates, shownTeams } from './shown-groups.js';

const members = (team: string, count: number, isNamed = true): Member[] =>
  Array.from({ length: count }, (_, index) => ({
    advocateId: `${team}-${String(index).padStart(2, '0')}`,
    isNamed,
    teams: [team],
  }));

describe('shownTeams', () => {
  it('shows teams of at least k people and says how many are pooled', () => {
    const { shown, suppression } = shownTeams(
      [...members('sales', 6), ...members('legal', 2), ...members('care', 40)],
      5,
    );
    expect(shown).toEqual(['care']);
    expect(suppression).toMatchObject({ dimension: 'team', groups: 2, shownAs: '(small teams)' });
  });

  it('has nothing to say when every team is large enough', () => {
    expect(shownTeams(members('sales', 6), 5)).toMatchObject({ shown: ['sales'], suppression: undefined });
  });

  it('shows no team at all when everybody together is fewer than k', () => {
    expect(shownTeams(members('sales', 3), 5)).toMatchObject({ shown: [], suppression: { groups: 1 } });
  });

  it('counts a person in every team of the period', () => {
    const movers: Member[] = members('sales', 5).map((member) => ({ ...member, teams: ['sales', 'care'] }));
    expect(shownTeams(movers, 5).shown).toEqual(['sales', 'care']);
  });
});

describe('shownAdvocates', () => {
  it('shows by name who opted in', () => {
    const { shown, suppression } = shownAdvocates([...members('a', 2), ...members('b', 7, false)], 5, []);
    expect(shown).toEqual(['a-00', 'a-01']);
    expect(suppression).toMatchObject({ dimension: 'advocate', groups: 7, shownAs: '(not shown by name)' });
  });

  it('pools named people with a lone unnamed one, whose numbers would otherwise be the total minus the rest', () => {
    const { shown, suppression } = shownAdvocates([...members('a', 10), ...members('b', 1, false)], 5, []);
    expect(shown).toEqual(['a-04', 'a-05', 'a-06', 'a-07', 'a-08', 'a-09']);
    expect(suppression?.groups).toBe(5);
  });

  it('judges a report on one team by that team alone', () => {
    const all = [
      ...members('a', 10),
      ...members('a-unnamed', 1, false).map((member) => ({ ...member, teams: ['a'] })),
      ...members('b', 20, false),
    ];
    expect(shownAdvocates(all, 5, []).shown).toHaveLength(10);
    expect(shownAdvocates(all, 5, ['a']).shown).toHaveLength(6);
  });

  it('never leaves between 1 and k-1 people in the pool, unless there are no more', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.integer({ min: 5, max: 12 }), (named, unnamed, k) => {
        const { shown } = shownAdvocates([...members('a', named), ...members('b', unnamed, false)], k, []);
        const pooled = named + unnamed - shown.length;
        expect(pooled === 0 || pooled >= k || shown.length === 0).toBe(true);
        if (unnamed === 0) expect(shown).toHaveLength(named);
      }),
    );
  });
});
