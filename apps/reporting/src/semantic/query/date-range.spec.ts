import { asId, type Day } from '#domain/ids.js';
import { namedRange, RANGE_NAMES } from './date-range.js';
import { comparedWith, periodsOf } from './periods.js';

const day = (text: string) => asId<Day>(text);
/** A Wednesday in a leap year's first quarter. */
const TODAY = day('2028-03-01');

describe('a named range', () => {
  it.each([
    ['today', '2028-03-01', '2028-03-01'],
    ['yesterday', '2028-02-29', '2028-02-29'],
    ['last_7_days', '2028-02-24', '2028-03-01'],
    ['last_1_weeks', '2028-02-28', '2028-03-01'],
    ['last_2_weeks', '2028-02-21', '2028-03-01'],
    ['last_3_months', '2028-01-01', '2028-03-01'],
    ['last_2_quarters', '2027-10-01', '2028-03-01'],
    ['last_2_years', '2027-01-01', '2028-03-01'],
    ['this_week', '2028-02-28', '2028-03-01'],
    ['this_quarter', '2028-01-01', '2028-03-01'],
    ['last_week', '2028-02-21', '2028-02-27'],
    ['last_month', '2028-02-01', '2028-02-29'],
    ['last_quarter', '2027-10-01', '2027-12-31'],
    ['last_year', '2027-01-01', '2027-12-31'],
    ['year_to_date', '2028-01-01', '2028-03-01'],
  ])('%s on 1 March 2028 is %s to %s', (name, from, to) => {
    expect(namedRange(name, TODAY)).toEqual({ from, to });
  });

  it('exists for every name that is told', () => {
    for (const name of RANGE_NAMES) expect(namedRange(name.replace('N', '5'), TODAY)).toBeDefined();
  });

  it.each([
    '',
    'last',
    'last_days',
    'last_-1_days',
    'last_1.5_days',
    'last_01_days',
    'last_99999_days',
    'next_week',
    'this_day',
    'last_N_days',
  ])('is not "%s"', (name) => {
    expect(namedRange(name, TODAY)).toBeUndefined();
  });
});

describe('the days a range is compared with', () => {
  const before = (from: string, to: string, granularity: 'none' | 'week' = 'none') =>
    comparedWith({ from: day(from), to: day(to) }, { kind: 'previous_period' }, granularity);

  it('are as many days, or as many whole months when the range is whole months', () => {
    expect(before('2028-03-10', '2028-03-16')).toEqual({ from: '2028-03-03', to: '2028-03-09' });
    expect(before('2028-03-01', '2028-03-31')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(before('2028-01-01', '2028-03-31')).toEqual({ from: '2027-10-01', to: '2027-12-31' });
  });

  it('are a year earlier, or 52 weeks when weeks are compared', () => {
    const range = { from: day('2028-02-29'), to: day('2028-03-06') };
    expect(comparedWith(range, { kind: 'previous_year' }, 'none')).toEqual({
      from: '2027-02-28',
      to: '2027-03-06',
    });
    expect(comparedWith(range, { kind: 'previous_year' }, 'week')).toEqual({
      from: '2027-03-02',
      to: '2027-03-08',
    });
  });
});

describe('the periods of a range', () => {
  it('are every one that has a day in it, in order', () => {
    const range = { from: day('2026-12-31'), to: day('2027-01-04') };
    expect(periodsOf(range, 'day')).toHaveLength(5);
    // 1 January 2027 is a Friday: it belongs to the last week of 2026.
    expect(periodsOf(range, 'week')).toEqual(['2026-W53', '2027-W01']);
    expect(periodsOf(range, 'month')).toEqual(['2026-12', '2027-01']);
    expect(periodsOf(range, 'quarter')).toEqual(['2026-Q4', '2027-Q1']);
    expect(periodsOf(range, 'year')).toEqual(['2026', '2027']);
  });
});
