import fc from 'fast-check';
import { asId, type Day } from '../ids.js';
import { addDays, daysBetween, isoWeekOf, monthOf } from './calendar.js';

const day = (text: string) => asId<Day>(text);
const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe('isoWeekOf', () => {
  // Pairs listed for ISO 8601 on the Wikipedia page "ISO week date".
  it.each([
    ['1977-01-01', '1976-W53'],
    ['1977-12-31', '1977-W52'],
    ['1978-01-01', '1977-W52'],
    ['1978-01-02', '1978-W01'],
    ['1979-12-31', '1980-W01'],
    ['1980-12-28', '1980-W52'],
    ['1980-12-29', '1981-W01'],
    ['1981-12-31', '1981-W53'],
    ['1982-01-03', '1981-W53'],
  ])('puts %s in %s', (date, week) => {
    expect(isoWeekOf(day(date))).toBe(week);
  });

  it('puts 4 January in week 1 of its own year, always', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), (year) => {
        expect(isoWeekOf(day(`${year}-01-04`))).toBe(`${year}-W01`);
      }),
    );
  });

  it('holds seven days in every week and sorts as text', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const nextWeek = isoWeekOf(addDays(date, 7));
        expect(nextWeek > isoWeekOf(date)).toBe(true);
        const daysInWeek = [...Array(13).keys()].filter(
          (i) => isoWeekOf(addDays(date, i - 6)) === isoWeekOf(date),
        );
        expect(daysInWeek).toHaveLength(7);
      }),
    );
  });
});

describe('addDays and daysBetween', () => {
  it('step over the end of February in leap years and in others', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(day('2026-02-28'), 1)).toBe('2026-03-01');
    expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31');
    expect(daysBetween(day('2024-01-01'), day('2025-01-01'))).toBe(366);
  });

  it('undo each other', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });
});

describe('monthOf', () => {
  it('is the year and the month of a day', () => {
    expect(monthOf(day('2026-11-21'))).toBe('2026-11');
  });
});
