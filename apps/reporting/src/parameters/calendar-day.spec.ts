import { parseDay } from './calendar-day.js';

describe('parseDay', () => {
  it.each([['2026-03-29'], ['2024-02-29'], ['1999-12-31']])('reads %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    ['2026-02-30'],
    ['2026-02-29'],
    ['2026-13-01'],
    ['2026-00-10'],
    ['2026-01-00'],
    ['26-01-01'],
    ['2026-1-1'],
    ['2026-01-01T00:00:00Z'],
    [' 2026-01-01'],
    ['yesterday'],
    [''],
  ])('refuses %p', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });
});
