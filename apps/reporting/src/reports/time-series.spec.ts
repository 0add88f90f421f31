import { asId, type Day } from '#domain/ids.js';
import { fillSeries, MAX_CELLS, periodLabels } from './time-series.js';

const period = (from: string, to: string) => ({ from: asId<Day>(from), to: asId<Day>(to) });

describe('periodLabels', () => {
  it('names ISO weeks across the new year', () => {
    expect(periodLabels(period('2026-12-27', '2027-01-05'), 'week')).toEqual([
      '2026-W52',
      '2026-W53',
      '2027-W01',
    ]);
  });

  it('names days, months, or the whole', () => {
    expect(periodLabels(period('2026-03-28', '2026-03-30'), 'day')).toEqual([
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
    ]);
    expect(periodLabels(period('2026-01-31', '2026-03-01'), 'month')).toEqual([
      '2026-01',
      '2026-02',
      '2026-03',
    ]);
    expect(periodLabels(period('2026-01-31', '2026-03-01'), 'none')).toEqual(['']);
  });
});

describe('fillSeries', () => {
  it('puts an empty row wherever a group has nothing', () => {
    const found = new Map([
      ['a', new Map([['1', 'a in 1']])],
      ['b', new Map([['2', 'b in 2']])],
    ]);
    expect(fillSeries(found, ['1', '2'], (time, group) => `no ${group} in ${time}`)).toEqual([
      'a in 1',
      'no b in 1',
      'no a in 2',
      'b in 2',
    ]);
  });

  it('refuses an answer that is too large before making it, and says what to change', () => {
    const found = new Map(
      Array.from({ length: MAX_CELLS / 2 + 1 }, (_, index) => [String(index), new Map<string, string>()]),
    );
    expect(() => fillSeries(found, ['1', '2'], () => '')).toThrow(/coarser granularity/);
  });
});
