import { shapleyCount } from '#domain/attribution/fitted/shapley/shapley-count.js';
import { seededRandom } from '#testing/random.js';
import { countJourneys, pathsOf, unattributedOf } from '../../journeys/counted-journeys.js';
import { type ApplicationJourney } from '../../journeys/journeys.js';
import { dataDrivenRows, noisyMembers } from './data-driven-rows.js';
import { replicatesOf, spreadsOf } from './replicates.js';

const NOBODY = '(unattributed)';

function journey(candidateRef: string, members: readonly string[], isHired: boolean): ApplicationJourney {
  return {
    candidateRef,
    applicationId: `${candidateRef}-${members.join('-')}`,
    reached: [
      { stage: 'application', atMs: 0, isReversed: false },
      { stage: 'offer', atMs: 1, isReversed: !isHired },
      ...(isHired ? [{ stage: 'hire' as const, atMs: 2, isReversed: false }] : []),
    ],
    touches: members.map((member, index) => ({
      atMs: index,
      channel: 'advocate',
      advocateId: member,
      member,
    })),
  };
}
const JOURNEYS = [
  journey('c1', ['ann', 'bob'], true),
  journey('c1', ['ann'], false),
  journey('c2', ['ann', 'bob'], false),
  journey('c3', [], true),
  journey('c4', [], false),
];

describe('journeys that went the same way', () => {
  it('are counted together, converted or not, and those without touches apart', () => {
    const counted = countJourneys(JOURNEYS, 'hire');
    expect(counted.candidates).toEqual(['c1', 'c2', 'c3', 'c4']);
    expect(pathsOf(counted)).toEqual([
      { channels: ['ann', 'bob'], conversions: 1, nulls: 1, value: 0 },
      { channels: ['ann'], conversions: 0, nulls: 1, value: 0 },
    ]);
    expect(unattributedOf(counted)).toBe(1);
  });

  it('take a candidate with all of their applications, as often as it is drawn', () => {
    const counted = countJourneys(JOURNEYS, 'hire');
    const weights = Uint8Array.from([2, 0, 3, 1]);
    expect(pathsOf(counted, weights).map(({ conversions, nulls }) => [conversions, nulls])).toEqual([
      [2, 0],
      [0, 2],
    ]);
    expect(unattributedOf(counted, weights)).toBe(3);
  });

  it('have not converted where the outcome was reversed', () => {
    expect(pathsOf(countJourneys(JOURNEYS, 'offer'))[0]).toMatchObject({ conversions: 1, nulls: 1 });
  });
});

describe('the bootstrap of fitted credits', () => {
  const random = seededRandom(5);
  const many = Array.from({ length: 400 }, (_, n) => {
    const members = ['ann', 'bob', 'cas'].filter(() => random.chance(0.5));
    return journey(`candidate-${String(n)}`, members, random.chance(0.3));
  });
  const spreadsFor = (journeys: readonly ApplicationJourney[]) => {
    const counted = countJourneys(journeys, 'hire');
    return spreadsOf([...replicatesOf(counted, shapleyCount, NOBODY)], ['ann', 'bob', 'cas', NOBODY]);
  };

  it('has the standard error of a sum over candidates that are drawn n of n', () => {
    // Shapley's count game gives each of u members 1/u of a hire, so a credit is a plain sum of one number per candidate.
    const spreads = spreadsFor(many);
    for (const member of ['ann', 'bob', 'cas']) {
      const shares = many.map(({ touches, reached }) => {
        const members = touches.map((touch) => touch.member);
        return reached.some(({ stage }) => stage === 'hire') && members.includes(member)
          ? 1 / members.length
          : 0;
      });
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      const known = Math.sqrt(shares.reduce((sum, share) => sum + (share - mean) ** 2, 0));
      // A standard error from 200 replicates is known to 5 %; three times that.
      expect(Math.abs((spreads.get(member)?.standardError ?? NaN) / known - 1)).toBeLessThan(0.15);
      const credit = mean * shares.length;
      expect(spreads.get(member)?.interval.low).toBeLessThan(credit);
      expect(spreads.get(member)?.interval.high).toBeGreaterThan(credit);
    }
  });

  it('draws as many candidates as there were: what everybody has stays what it is', () => {
    const applied = countJourneys(many, 'application');
    for (const credits of replicatesOf(applied, shapleyCount, NOBODY))
      expect([...credits.values()].reduce((sum, credit) => sum + credit, 0)).toBeCloseTo(many.length, 6);
  });

  it('is the same for the same data, in whatever order it comes', () => {
    const [once, again] = [spreadsFor(many), spreadsFor(random.shuffle(many))];
    for (const [member, { interval, standardError }] of once) {
      const other = again.get(member);
      expect(other?.interval.low).toBeCloseTo(interval.low, 9);
      expect(other?.interval.high).toBeCloseTo(interval.high, 9);
      expect(other?.standardError).toBeCloseTo(standardError, 9);
    }
  });
});

describe('the lines of the data-driven report', () => {
  const shape = { by: 'advocate', unattributedLine: NOBODY, unattributed: 1 };
  const spread = (standardError: number) => ({ interval: { low: 0, high: 9 }, standardError });

  it('have their share of everything, the unattributed line included, which is last', () => {
    const credits = [
      { channel: 'ann', conversions: 2, value: 0, removalEffect: 0.75 },
      { channel: 'bob', conversions: 1, value: 0 },
    ];
    expect(dataDrivenRows({ credits }, { ...shape, spreads: undefined })).toEqual([
      expect.objectContaining({
        advocate: 'ann',
        fitted_credit: 2,
        fitted_share: 0.5,
        removal_effect: 0.75,
        fitted_credit_low: null,
      }),
      expect.objectContaining({ advocate: 'bob', fitted_share: 0.25, removal_effect: null }),
      expect.objectContaining({
        advocate: NOBODY,
        fitted_credit: 1,
        fitted_share: 0.25,
        removal_effect: null,
      }),
    ]);
    expect(dataDrivenRows({ credits: [] }, { ...shape, unattributed: 0, spreads: undefined })).toEqual([
      expect.objectContaining({ fitted_credit: 0, fitted_share: null }),
    ]);
  });

  it('are called noise when their standard error is more than half of them', () => {
    const credits = ['ann', 'bob', 'cas'].map((channel, index) => ({
      channel,
      conversions: 2 - index,
      value: 0,
    }));
    const spreads = new Map([
      ['ann', spread(0.99)],
      ['bob', spread(0.51)],
      ['cas', spread(3)],
      [NOBODY, spread(3)],
    ]);
    const rows = dataDrivenRows({ credits }, { ...shape, spreads });
    expect(rows.map((row) => row['fitted_relative_error'])).toEqual([0.495, 0.51, null, 3]);
    expect(noisyMembers(rows, 'advocate', NOBODY)).toEqual(['bob']);
  });
});
