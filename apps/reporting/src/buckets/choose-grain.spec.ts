import fc from 'fast-check';
import { dimensionsOf, GRAINS, smallestGrain } from './choose-grain.js';

const DIMENSIONS = ['period', 'sharer', 'advocate', 'team', 'campaign', 'content', 'network'];

describe('the smallest grain', () => {
  it('is the total for a question by period and sharer alone', () => {
    expect(smallestGrain([])).toBe('total');
    expect(smallestGrain(['period', 'sharer'])).toBe('total');
  });

  it('has what is asked for, and nothing that is not when there is such a one', () => {
    expect(smallestGrain(['team'])).toBe('team');
    expect(smallestGrain(['network', 'campaign'])).toBe('campaign_network');
    expect(smallestGrain(['campaign', 'team', 'team'])).toBe('team_campaign');
    expect(smallestGrain(['advocate', 'period'])).toBe('advocate');
  });

  it('is none when only the finest rows can answer', () => {
    expect(smallestGrain(['team', 'content'])).toBeUndefined();
    expect(smallestGrain(['advocate', 'network'])).toBeUndefined();
    expect(smallestGrain(['team', 'campaign', 'network'])).toBeUndefined();
    expect(smallestGrain(['vacancy'])).toBeUndefined(); // reach knows none
  });

  it('covers every question it is given for, and no grain with fewer dimensions does', () => {
    fc.assert(
      fc.property(fc.subarray(DIMENSIONS), (asked) => {
        const needed = asked.filter((name) => name !== 'period' && name !== 'sharer');
        const covering = GRAINS.filter((grain) =>
          needed.every((name) => dimensionsOf(grain).includes(name)),
        ).sort((one, other) => dimensionsOf(one).length - dimensionsOf(other).length);
        const chosen = smallestGrain(asked);
        if (chosen === undefined) expect(covering).toEqual([]);
        else expect(dimensionsOf(chosen)).toHaveLength(dimensionsOf(covering[0] ?? 'total').length);
      }),
    );
  });
});
