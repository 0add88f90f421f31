import { lastingDifferences } from './lasting-differences.js';
import { type Difference } from './reconcile-result.js';

const difference = (what: string, actual = '1'): Difference => ({
  tenant: 't',
  day: '2026-03-29',
  what,
  expected: '2',
  actual,
});

/** Answers one look after the other; the last one again and again. */
function looks(...found: Difference[][]) {
  let count = 0;
  const look = () =>
    Promise.resolve({ compared: 5, differences: found[Math.min(count++, found.length - 1)] ?? [] });
  return { look, count: () => count };
}

describe('lastingDifferences', () => {
  it('looks once when nothing differs', async () => {
    const { look, count } = looks([]);
    expect(await lastingDifferences(look, [0, 0])).toEqual({ compared: 5, differences: [] });
    expect(count()).toBe(1);
  });

  it('tells what differs every time', async () => {
    const { look, count } = looks(
      [difference('a'), difference('b')],
      [difference('b')],
      [difference('b'), difference('c')],
    );
    expect((await lastingDifferences(look, [0, 0])).differences).toEqual([difference('b')]);
    expect(count()).toBe(3);
  });

  it('does not take a number that moves on for one that is wrong', async () => {
    const { look } = looks([difference('a', '1')], [difference('a', '2')]);
    expect((await lastingDifferences(look, [0])).differences).toEqual([]);
  });
});
