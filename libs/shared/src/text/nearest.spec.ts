import { didYouMean, nearest } from './nearest.js';

const REPORTS = ['reach', 'funnel', 'attribution', 'rejected', 'verdicts'];

describe('nearest', () => {
  it.each([
    ['raech', 'reach'],
    ['Reach', 'reach'],
    ['funel', 'funnel'],
    ['atribution', 'attribution'],
    ['verdict', 'verdicts'],
    ['rejectd', 'rejected'],
  ])('takes %s for a slip of %s', (typed, name) => {
    expect(nearest(typed, REPORTS)).toBe(name);
  });

  it.each([['revenue'], ['x'], [''], ["'; DROP TABLE click; --"]])('makes no guess for %p', (typed) => {
    expect(nearest(typed, REPORTS)).toBeUndefined();
  });

  it('counts two swapped neighbours as one slip, so the nearer of two names wins', () => {
    expect(nearest('form', ['from', 'farm_'])).toBe('from');
  });

  it('stays quick on a text of any length', () => {
    expect(nearest('a'.repeat(1_000_000), REPORTS)).toBeUndefined();
  });
});

describe('didYouMean', () => {
  it('lists what there is when nothing is near', () => {
    expect(didYouMean('revenue', ['json', 'csv'])).toBe('There is: json, csv.');
  });
});
