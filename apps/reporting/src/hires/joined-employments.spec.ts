import { followUpOf } from './employed-hires.js';
import { day, employment, hire } from './hires.builders.js';
import { joinEmployments } from './joined-employments.js';
import { isAdvocacy, sourceClassOf } from './source-class.js';

const TODAY = day('2026-01-01');
const itself = (ref: string) => ref;
const join = (
  employments: Parameters<typeof joinEmployments>[0],
  hires: Parameters<typeof joinEmployments>[1],
  survivorOf: (ref: string) => string = itself,
) =>
  joinEmployments(employments, hires, survivorOf, TODAY).map((one) => [
    one.employment.employment_ref,
    one.hire?.application_id,
    one.excluded,
  ]);

describe('joinEmployments', () => {
  it('finds the hire by the candidate, and by the vacancy among several', () => {
    const hires = [
      hire({ application_id: 'a1', vacancy: 'v1' }),
      hire({ application_id: 'a2', vacancy: 'v2' }),
    ];
    expect(join([employment({ vacancy: 'v2' })], hires)).toEqual([['e1', 'a2', undefined]]);
  });

  it('takes the last hire made by the first day of work when the vacancy does not tell', () => {
    const hires = [
      hire({ application_id: 'early', hired_on: day('2024-06-01') }),
      hire({ application_id: 'right', hired_on: day('2025-02-01') }),
      hire({ application_id: 'later', hired_on: day('2025-04-01') }),
    ];
    expect(join([employment({ vacancy: '' })], hires)).toEqual([['e1', 'right', undefined]]);
  });

  it('follows a candidate who was merged into another', () => {
    const survivorOf = (ref: string) => (ref === 'old' ? 'c1' : ref);
    expect(join([employment({ candidate_ref: 'old' })], [hire()], survivorOf)).toEqual([
      ['e1', 'a1', undefined],
    ]);
  });

  it('counts a second employment on the same hire as a further contract', () => {
    const employments = [
      employment({ employment_ref: 'e2', started_on: day('2025-09-01') }),
      employment({ employment_ref: 'e1', started_on: day('2025-03-01') }),
    ];
    expect(join(employments, [hire()])).toEqual([
      ['e2', 'a1', 'repeated'],
      ['e1', 'a1', undefined],
    ]);
  });

  it('gives each of two hires of one candidate its own employment', () => {
    const hires = [
      hire({ application_id: 'first', hired_on: day('2024-02-01') }),
      hire({ application_id: 'second', hired_on: day('2025-02-01') }),
    ];
    const employments = [
      employment({ employment_ref: 'e1', vacancy: '', started_on: day('2024-03-01') }),
      employment({ employment_ref: 'e2', vacancy: '', started_on: day('2025-03-01') }),
    ];
    expect(join(employments, hires)).toEqual([
      ['e1', 'first', undefined],
      ['e2', 'second', undefined],
    ]);
  });

  it('goes by the vacancy without a candidate, but only when one hire and one employment are left', () => {
    const nobody = employment({ candidate_ref: '', employment_ref: 'e9' });
    const [one, two] = [hire(), hire({ application_id: 'a2', candidate_ref: 'c2' })];
    expect(join([nobody], [one])).toEqual([['e9', 'a1', undefined]]);
    expect(join([nobody], [one, two])).toEqual([['e9', undefined, 'no_hire']]);
    expect(join([nobody, { ...nobody, employment_ref: 'e8' }], [one])).toEqual([
      ['e9', undefined, 'no_hire'],
      ['e8', undefined, 'no_hire'],
    ]);
    // The first of the two is taken by name, which leaves the other.
    expect(join([nobody, employment()], [one, two])).toEqual([
      ['e9', 'a2', undefined],
      ['e1', 'a1', undefined],
    ]);
  });

  it('leaves out and names internal moves, hires called off, and what cannot be', () => {
    const excluded = (more: Parameters<typeof employment>[0], of: Parameters<typeof hire>[0] = {}) =>
      join([employment(more)], [hire(of)])[0]?.[2];
    expect(excluded({}, { is_internal: true })).toBe('internal');
    expect(excluded({}, { is_reversed: true })).toBe('reversed');
    expect(excluded({ started_on: day('2026-01-02') })).toBe('not_started');
    expect(excluded({ ended_on: day('2025-02-28') })).toBe('ends_before_start');
    expect(excluded({ candidate_ref: 'somebody-else' })).toBe('no_hire');
  });

  it('prefers a hire that stands to a later one that was called off', () => {
    const hires = [hire(), hire({ application_id: 'off', hired_on: day('2025-02-20'), is_reversed: true })];
    expect(join([employment()], hires)).toEqual([['e1', 'a1', undefined]]);
  });
});

describe('followUpOf', () => {
  it('runs to the end of the employment, or to the last day we know of', () => {
    expect(followUpOf(employment({ ended_on: day('2025-03-31') }), TODAY)).toEqual({ days: 30, ended: true });
    expect(followUpOf(employment(), TODAY)).toEqual({ days: 306, ended: false });
    expect(followUpOf(employment({ ended_on: TODAY }), TODAY)).toEqual({ days: 306, ended: true });
  });

  it('takes an announced end for none until it comes', () => {
    expect(followUpOf(employment({ ended_on: day('2026-01-02') }), TODAY)).toEqual({
      days: 306,
      ended: false,
    });
  });
});

describe('the source of a hire', () => {
  it('is sourced by the last touch, influenced by any, and only one of the two', () => {
    expect(sourceClassOf({ channel: 'advocate', is_influenced: true })).toBe('sourced');
    expect(sourceClassOf({ channel: 'job_board', is_influenced: true })).toBe('influenced_only');
    expect(sourceClassOf({ channel: 'unattributed', is_influenced: false })).toBe('other');
  });

  it('makes influenced hires advocacy only when that is asked', () => {
    expect(isAdvocacy('influenced_only', 'influenced')).toBe(true);
    expect(isAdvocacy('influenced_only', 'sourced')).toBe(false);
    expect(isAdvocacy('sourced', 'sourced')).toBe(true);
    expect(isAdvocacy('other', 'influenced')).toBe(false);
  });
});
