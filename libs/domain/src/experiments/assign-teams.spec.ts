import fc from 'fast-check';
import { assignTeams, type Design } from './assign-teams.js';

const teamsOf = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ team: `team-${String(n)}`, people: 5 + ((n * 7) % 31) }));
/** Spreads names well enough for a test; the product uses a keyed hash. */
const hashOf = (key: number) => (team: string) =>
  [...team]
    .reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0, key)
    .toString(16)
    .padStart(8, '0');

describe('assignTeams', () => {
  const parallel = (heldOutShare: number): Design => ({ kind: 'parallel', heldOutShare });

  it('holds out the asked part of the teams, and about that part of every stratum', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 80 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 25, max: 75 }),
        fc.nat(),
        (count, strata, percent, key) => {
          const share = percent / 100;
          const assigned = assignTeams(teamsOf(count), parallel(share), { strata, hashOf: hashOf(key) });
          expect(assigned.map(({ team }) => team).sort()).toEqual(
            teamsOf(count)
              .map(({ team }) => team)
              .sort(),
          );
          const heldOut = assigned.filter(({ arm }) => arm === 'held_out');
          expect(heldOut).toHaveLength(Math.round(count * share));
          for (const group of Map.groupBy(assigned, ({ stratum }) => stratum).values()) {
            const here = group.filter(({ arm }) => arm === 'held_out').length;
            expect(Math.abs(here - group.length * share)).toBeLessThan(1.01);
          }
        },
      ),
    );
  });

  it('puts smaller teams in lower strata', () => {
    const assigned = assignTeams(teamsOf(20), parallel(0.5), { strata: 4, hashOf: hashOf(1) });
    const largest = (stratum: number) =>
      Math.max(...assigned.flatMap((team) => (team.stratum === stratum ? [team.people ?? 0] : [])));
    const smallest = (stratum: number) =>
      Math.min(...assigned.flatMap((team) => (team.stratum === stratum ? [team.people ?? 0] : [])));
    for (const stratum of [1, 2, 3]) expect(smallest(stratum)).toBeGreaterThanOrEqual(largest(stratum - 1));
  });

  it('gives the same key the same assignment in whatever order the teams come, and another key another', () => {
    const options = (key: number) => ({ strata: 2, hashOf: hashOf(key) });
    const armOf = (teams: ReturnType<typeof teamsOf>, key: number) =>
      new Map(assignTeams(teams, parallel(0.5), options(key)).map(({ team, arm }) => [team, arm]));
    const teams = teamsOf(24);
    const first = armOf(teams, 5);
    const again = armOf(teams.toReversed(), 5);
    expect(teams.every(({ team }) => first.get(team) === again.get(team))).toBe(true);
    const other = armOf(teams, 6);
    expect(teams.some(({ team }) => first.get(team) !== other.get(team))).toBe(true);
  });

  it('holds every team out about as often as any other over many keys', () => {
    const times = new Map<string, number>();
    for (let key = 0; key < 2_000; key += 1) {
      const assigned = assignTeams(teamsOf(8), parallel(0.5), {
        strata: 1,
        hashOf: hashOf(Math.imul(key, 0x9e3779b1)),
      });
      for (const { team, arm } of assigned)
        if (arm === 'held_out') times.set(team, (times.get(team) ?? 0) + 1);
    }
    // 1,000 each on average, standard deviation 22.
    for (const count of times.values()) expect(Math.abs(count - 1_000)).toBeLessThan(130);
    expect(times.size).toBe(8);
  });

  it('deals stepped teams out so that steps differ by one team at most', () => {
    const assigned = assignTeams(
      teamsOf(17),
      { kind: 'stepped', steps: 4 },
      { strata: 3, hashOf: hashOf(3) },
    );
    const sizes = [1, 2, 3, 4].map((step) => assigned.filter((team) => team.step === step).length);
    expect(sizes.toSorted()).toEqual([4, 4, 4, 5]);
    expect(assigned.every(({ arm }) => arm === 'held_out')).toBe(true);
  });

  it('refuses too few teams', () => {
    const options = { strata: 1, hashOf: hashOf(1) };
    expect(() => assignTeams(teamsOf(3), parallel(0.5), options)).toThrow(RangeError);
    expect(() => assignTeams(teamsOf(20), parallel(0.05), options)).toThrow(RangeError);
    expect(() => assignTeams(teamsOf(5), { kind: 'stepped', steps: 3 }, options)).toThrow(RangeError);
  });
});
