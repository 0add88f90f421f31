import fc from 'fast-check';
import { asId, type Instant } from '../ids.js';
import { epochMsOf, instantOf, parseInstant } from './instant.js';

describe('parseInstant', () => {
  it.each([
    // The examples of RFC 3339 section 5.8, worked out by hand in UTC.
    ['1985-04-12T23:20:50.52Z', '1985-04-12T23:20:50.520Z'],
    ['1996-12-19T16:39:57-08:00', '1996-12-20T00:39:57.000Z'],
    ['1937-01-01T12:00:27.87+00:20', '1937-01-01T11:40:27.870Z'],
    ['2026-03-01t10:00:00z', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01 10:00:00-00:00', '2026-03-01T10:00:00.000Z'],
    ['2024-02-29T00:00:00+05:45', '2024-02-28T18:15:00.000Z'],
    ['0050-01-01T00:00:00Z', '0050-01-01T00:00:00.000Z'],
  ])('reads %s as %s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  it('cuts off what is finer than a millisecond, so that an event stays in its day', () => {
    expect(parseInstant('2026-03-01T23:59:59.9999999Z')).toBe('2026-03-01T23:59:59.999Z');
  });

  it('keeps a leap second in the minute it ends (RFC 3339 section 5.8)', () => {
    expect(parseInstant('1990-12-31T23:59:60Z')).toBe('1990-12-31T23:59:59.999Z');
    expect(parseInstant('1990-12-31T15:59:60-08:00')).toBe('1990-12-31T23:59:59.999Z');
  });

  it.each([
    ['no zone', '2026-03-01T10:00:00'],
    ['no time', '2026-03-01'],
    ['29 February of a common year', '2026-02-29T00:00:00Z'],
    ['month 13', '2026-13-01T00:00:00Z'],
    ['day 0', '2026-01-00T00:00:00Z'],
    ['hour 24', '2026-01-01T24:00:00Z'],
    ['minute 60', '2026-01-01T00:60:00Z'],
    ['second 60 in the middle of the day', '2026-01-01T12:00:60Z'],
    ['an offset of 24 hours', '2026-01-01T00:00:00+24:00'],
    ['an offset without a colon', '2026-01-01T00:00:00+0100'],
    ['a fraction without digits', '2026-01-01T00:00:00.Z'],
    ['text after it', '2026-01-01T00:00:00Z '],
    ['a year before 0000 in UTC', '0000-01-01T00:00:00+01:00'],
    ['a year after 9999 in UTC', '9999-12-31T23:59:59-01:00'],
    ['nothing', ''],
  ])('refuses %s', (_what, text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  const epochMs = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2100, 0, 1) });

  it('writes what it read, so reading twice changes nothing', () => {
    fc.assert(
      fc.property(epochMs, (ms) => {
        const instant = instantOf(ms);
        expect(parseInstant(instant)).toBe(instant);
        expect(epochMsOf(instant)).toBe(ms);
      }),
    );
  });

  it('sorts as text in the order of time', () => {
    fc.assert(
      fc.property(epochMs, epochMs, (a, b) => {
        expect(instantOf(a) < instantOf(b)).toBe(a < b);
      }),
    );
  });
});

describe('instantOf', () => {
  it('refuses a time whose text would not sort', () => {
    expect(() => instantOf(Date.UTC(10_000, 0, 1))).toThrow(/years 0000 to 9999/);
    expect(instantOf(0)).toBe(asId<Instant>('1970-01-01T00:00:00.000Z'));
  });
});
