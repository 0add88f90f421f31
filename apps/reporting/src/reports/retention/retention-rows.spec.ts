import { type FollowUp } from '#domain/statistics/kaplan-meier.js';
import { PLACEBO, SIX_MP } from '#domain/statistics/follow-up.builders.js';
import { type EmployedHire } from '../../hires/employed-hires.js';
import { employedHire } from '../../hires/hires.builders.js';
import { advocacyGroups } from './advocacy-groups.js';
import { retentionComparisonRow } from './retention-comparison-row.js';
import { pointsUntil, retentionRows } from './retention-rows.js';

const DAYS_PER_WEEK = 7;
/** The weeks of the leukaemia trial as days of employment: published numbers in and out. */
const staying = (people: readonly FollowUp[], sourceClass: EmployedHire['sourceClass']) =>
  people.map(({ days, ended }) =>
    employedHire({ sourceClass, followUp: { days: days * DAYS_PER_WEEK, ended } }),
  );
const trial = advocacyGroups([...staying(SIX_MP, 'sourced'), ...staying(PLACEBO, 'other')], 'influenced');

describe('retentionRows', () => {
  const row = (group: string, days: number, k = 1, of = trial) =>
    retentionRows(of, k).find((r) => r['advocacy_group'] === group && r['days_since_start'] === days);

  it('reads the curves at fixed days: at 60 days, in week 8, 16 of 21 are left to look at and 80.67 % stay', () => {
    expect(row('advocacy', 60)).toMatchObject({ employees_at_risk: 16, employees_left: 4 });
    expect(row('advocacy', 60)?.['retained_share']).toBeCloseTo(0.8067, 4);
    expect(row('advocacy', 60)?.['retained_error']).toBeCloseTo(0.0869, 4);
    expect(row('advocacy', 60)?.['retained_low']).toBeCloseTo(0.5631, 4);
    expect(row('advocacy', 60)?.['retained_high']).toBeCloseTo(0.9228, 4);
    expect(row('other', 60)).toMatchObject({ employees_at_risk: 8, employees_left: 13 });
    expect(row('other', 60)?.['retained_share']).toBeCloseTo(8 / 21, 12);
  });

  it('begins with everybody on the first day', () => {
    expect(row('other', 0)).toMatchObject({ employees_at_risk: 21, employees_left: 0, retained_share: 1 });
  });

  it('says nothing about either group where fewer than k of one are left', () => {
    // At 90 days 11 of 6-MP and 4 on placebo (after week 12).
    expect(row('other', 60, 5)?.['employees_at_risk']).toBe(8);
    for (const group of ['advocacy', 'other'])
      expect(row(group, 90, 5)).toEqual({
        advocacy_group: group,
        days_since_start: 90,
        employees_at_risk: null,
        employees_left: null,
        retained_share: null,
        retained_error: null,
        retained_low: null,
        retained_high: null,
      });
  });

  it('has no lines of a group that nobody is in', () => {
    const alone = advocacyGroups(staying(PLACEBO, 'other'), 'influenced');
    expect(new Set(retentionRows(alone, 5).map((r) => r['advocacy_group']))).toEqual(new Set(['other']));
    expect(retentionRows(advocacyGroups([], 'influenced'), 5)).toEqual([]);
  });

  it('goes on in half-years after the first year, as far as anybody is followed', () => {
    expect(pointsUntil(400)).toEqual([0, 30, 60, 90, 180, 270, 365]);
    expect(pointsUntil(1_100)).toEqual([0, 30, 60, 90, 180, 270, 365, 547, 730, 912, 1_095]);
    expect(pointsUntil(29)).toEqual([0]);
  });
});

describe('retentionComparisonRow', () => {
  it('tests both curves: chi-square 16.79, as published', () => {
    const row = retentionComparisonRow(trial, 1);
    expect(row?.['log_rank_chi_square']).toBeCloseTo(16.79, 2);
    expect(row).toMatchObject({
      advocacy_employees: 21,
      advocacy_employees_left: 9,
      other_employees_left: 21,
    });
    expect(row?.['advocacy_leavers_expected']).toBeCloseTo(19.25, 2);
  });

  it('compares the days stayed as far as k of both groups are followed, and says how far', () => {
    // The fifth longest on placebo ended in week 12. 6-MP up to it: 6 + 6/7 + 3 x 96/119 + 2 x 64/85 weeks.
    const row = retentionComparisonRow(trial, 5);
    expect(row?.['restricted_to_days']).toBe(84);
    expect(row?.['advocacy_restricted_mean']).toBeCloseTo(
      7 * (6 + 6 / 7 + (3 * 96) / 119 + (2 * 64) / 85),
      9,
    );
    const placebo = PLACEBO.reduce((sum, { days }) => sum + Math.min(days, 12), 0) / 21;
    expect(row?.['other_restricted_mean']).toBeCloseTo(7 * placebo, 9);
  });

  it('is not there when either group has fewer than k people', () => {
    const few = advocacyGroups(
      [...staying(SIX_MP.slice(0, 4), 'sourced'), ...staying(PLACEBO, 'other')],
      'influenced',
    );
    expect(retentionComparisonRow(few, 5)).toBeUndefined();
    expect(retentionComparisonRow(few, 4)).toBeDefined();
  });

  it('has no test when nobody left', () => {
    const stayers = Array.from({ length: 5 }, () => employedHire({ followUp: { days: 500, ended: false } }));
    const row = retentionComparisonRow({ advocacy: stayers, other: stayers }, 5);
    expect(row).toMatchObject({
      log_rank_p: null,
      restricted_to_days: 365,
      restricted_mean_difference: 0,
      restricted_mean_difference_low: null,
    });
  });
});
