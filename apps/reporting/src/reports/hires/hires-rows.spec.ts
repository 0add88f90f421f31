import { hiresRows } from './hires-rows.js';

describe('hiresRows', () => {
  const advocacy = [{ member: '', credit_micro: 2_333_333, majority: 2, influenced: 5, tracked: 4 }];
  const all = [{ member: '', external_hires: 20, internal_hires: 3 }];

  it('keeps sourced, influenced and all hires apart, with an interval of the share influenced', () => {
    const [row] = hiresRows(advocacy, all, 'total');
    expect(row).toMatchObject({
      hires_sourced: 2.333333,
      hires_sourced_majority: 2,
      hires_influenced: 5,
      hires_influenced_tracked: 4,
      hires_all: 20,
      hires_internal: 3,
      hires_influenced_share: 0.25,
    });
    // Wilson's interval of 5 of 20, by the formula: (p + z^2/2n -+ z sqrt(p q / n + z^2 / 4n^2)) / (1 + z^2 / n).
    expect(row?.['hires_influenced_share_low']).toBeCloseTo(0.1119, 4);
    expect(row?.['hires_influenced_share_high']).toBeCloseTo(0.4687, 4);
  });

  it('has one line of zeros for the total without data, and no share of nothing', () => {
    expect(hiresRows([], [], 'total')).toEqual([
      {
        hires_sourced: 0,
        hires_sourced_majority: 0,
        hires_influenced: 0,
        hires_influenced_tracked: 0,
        hires_all: 0,
        hires_internal: 0,
        hires_influenced_share: null,
        hires_influenced_share_low: null,
        hires_influenced_share_high: null,
      },
    ]);
  });

  it('shows vacancies without any advocate too, and says nothing of all hires by team', () => {
    const perVacancy = hiresRows(
      [{ member: 'v2', credit_micro: 500_000, majority: 0, influenced: 1, tracked: 0 }],
      [
        { member: 'v1', external_hires: 4, internal_hires: 1 },
        { member: 'v2', external_hires: 1, internal_hires: 0 },
      ],
      'vacancy',
    );
    expect(perVacancy.map((row) => [row['vacancy'], row['hires_influenced'], row['hires_all']])).toEqual([
      ['v1', 0, 4],
      ['v2', 1, 1],
    ]);
    const [team] = hiresRows(
      [{ member: 'care', credit_micro: 2_000_000, majority: 2, influenced: 5, tracked: 4 }],
      all,
      'team',
    );
    expect(team).toMatchObject({
      team: 'care',
      hires_influenced: 5,
      hires_all: null,
      hires_influenced_share: null,
    });
  });
});
