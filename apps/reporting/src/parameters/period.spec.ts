import { asId, type Day } from '#domain/ids.js';
import { daysOf, resolvePeriod } from './period.js';

const day = (text: string) => asId<Day>(text);
const LAST = day('2026-03-31');

describe('resolvePeriod', () => {
  it('takes the last thirty days of data when nothing is asked', () => {
    expect(resolvePeriod({ from: undefined, to: undefined }, LAST)).toEqual({
      from: '2026-03-02',
      to: '2026-03-31',
    });
  });

  it('takes as many days as a report needs, and no more than are asked', () => {
    expect(resolvePeriod({ from: undefined, to: undefined }, LAST, 365).from).toBe('2025-04-01');
    expect(resolvePeriod({ from: day('2026-03-01'), to: undefined }, LAST, 365).from).toBe('2026-03-01');
  });

  it('goes on until the last day of data when only the first day is asked', () => {
    expect(resolvePeriod({ from: day('2025-01-01'), to: undefined }, LAST)).toEqual({
      from: '2025-01-01',
      to: '2026-03-31',
    });
  });

  it('is the one day that was asked when that lies after all data', () => {
    expect(resolvePeriod({ from: day('2026-05-01'), to: undefined }, LAST)).toEqual({
      from: '2026-05-01',
      to: '2026-05-01',
    });
  });

  it('takes thirty days until the last one when only that is asked', () => {
    expect(resolvePeriod({ from: undefined, to: day('2026-03-01') }, LAST)).toEqual({
      from: '2026-01-31',
      to: '2026-03-01',
    });
  });

  it('keeps what was asked', () => {
    expect(resolvePeriod({ from: day('2026-01-01'), to: day('2026-01-02') }, LAST)).toEqual({
      from: '2026-01-01',
      to: '2026-01-02',
    });
  });
});

describe('daysOf', () => {
  it('holds both ends, over the end of February', () => {
    expect(daysOf({ from: day('2026-02-27'), to: day('2026-03-01') })).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ]);
  });
});
