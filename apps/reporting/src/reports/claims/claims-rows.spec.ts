import { type ClusterSums } from '#domain/experiments/clustered-rate-ratio.js';
import { type ClaimsData, NO_SHARES } from './claims-data.js';
import { claimsRows, verdictOf } from './claims-rows.js';

/** So many shares, all alike: as many clicks in as many impressions each, give or take one. */
function shares(clusters: number, events: number, exposure: number): ClusterSums {
  const each = Array.from({ length: clusters }, (_, n) => events + (n % 2 === 0 ? 1 : -1));
  return {
    clusters,
    events: each.reduce((sum, y) => sum + y, 0),
    exposure: clusters * exposure,
    eventsSquared: each.reduce((sum, y) => sum + y * y, 0),
    eventsTimesExposure: each.reduce((sum, y) => sum + y * exposure, 0),
    exposureSquared: clusters * exposure * exposure,
  };
}

const nothing: ClaimsData = {
  connections: { connections: 0, followers: 0, advocates: 0, enrolled: 0 },
  clicks: { advocacy: NO_SHARES, other: NO_SHARES },
  interactions: { advocacy: NO_SHARES, other: NO_SHARES },
  influenced: { part: 0, whole: 0 },
  retained: { advocacy: { part: 0, whole: 0 }, other: { part: 0, whole: 0 } },
};
const rowsOf = (data: Partial<ClaimsData>) => claimsRows({ ...nothing, ...data }, 5);

describe('claimsRows', () => {
  it('has a line per claim, and says so plainly when there is nothing to test it on', () => {
    const rows = rowsOf({});
    expect(rows.map((row) => [row['claim_verdict'], row['measured_value']])).toEqual([
      ['not enough data', null],
      ['not enough data', null],
      ['not enough data', null],
      ['cannot be measured here', null],
      ['not enough data', null],
    ]);
    expect(rows.every((row) => String(row['claim_means']).length > 20)).toBe(true);
  });

  it.each([
    ['supported', 12_000, 40, 80],
    ['not supported', 9_000, 80, 80],
    // More advocates could only raise it.
    ['not enough data', 9_000, 40, 80],
  ])(
    'calls the connections %s with %d of 1,000 followers, %d of %d advocates known',
    (verdict, connections, advocates, enrolled) => {
      const [row] = rowsOf({ connections: { connections, followers: 1_000, advocates, enrolled } });
      expect(row).toMatchObject({
        claim_verdict: verdict,
        measured_value: connections / 1_000,
        measured_value_low: null,
      });
    },
  );

  it.each([
    ['supported', shares(40, 60, 1_000)],
    ['not supported', shares(40, 30, 1_000)],
    ['not enough data', shares(40, 40, 1_000)],
    ['not enough data', shares(9, 60, 1_000)],
  ])('calls twice the click-through %s by where the whole interval lies', (verdict, advocacy) => {
    const row = rowsOf({ clicks: { advocacy, other: shares(40, 20, 1_000) } })[1];
    expect(row).toMatchObject({
      claim_verdict: verdict,
      claimed_value: 2,
      other_part: 800,
      other_whole: 40_000,
    });
  });

  it('never gives a verdict on attraction, whatever the share of applicants', () => {
    const row = rowsOf({ influenced: { part: 81, whole: 263 } })[3];
    expect(row).toMatchObject({
      claim_verdict: 'cannot be measured here',
      claimed_value: null,
      measured_value: 81 / 263,
    });
    // Newcombe 1998, table I, method 3.
    expect(row?.['measured_value_low']).toBeCloseTo(0.2553, 4);
    expect(row?.['measured_value_high']).toBeCloseTo(0.3662, 4);
  });

  it('withholds retention of fewer people than a group must have, counts included', () => {
    const few = rowsOf({ retained: { advocacy: { part: 4, whole: 4 }, other: { part: 10, whole: 20 } } })[4];
    expect(few).toMatchObject({
      claim_verdict: 'not enough data',
      measured_value: null,
      advocacy_part: null,
      other_part: null,
    });
    const enough = rowsOf({
      retained: { advocacy: { part: 95, whole: 100 }, other: { part: 120, whole: 200 } },
    })[4];
    expect(enough).toMatchObject({ claim_verdict: 'supported', advocacy_part: 95, other_whole: 200 });
    expect(enough?.['measured_value']).toBeCloseTo(0.95 / 0.6, 12);
  });
});

describe('verdictOf', () => {
  it('supports what the whole interval reaches, and refuses what all of it misses', () => {
    expect(verdictOf(2, { low: 2, high: 3 })).toBe('supported');
    expect(verdictOf(2, { low: 1, high: 1.9 })).toBe('not supported');
    expect(verdictOf(2, { low: 1.9, high: 2 })).toBe('not enough data');
    expect(verdictOf(2, undefined)).toBe('not enough data');
  });
});
