import fc from 'fast-check';
import { type DateFormat } from './read-date.js';
import { type DayEdge, Moments } from './moments.js';

const read = (text: string, format?: DateFormat, edge: DayEdge = 'start', zone = 'Europe/Amsterdam') => {
  const reading = new Moments(zone, format).instant(text, edge);
  return reading.ok ? reading.at : reading.detail;
};

describe('Moments', () => {
  // Amsterdam is UTC+1 in winter and UTC+2 in summer.
  it.each([
    ['2026-04-03T14:30:00+02:00', '2026-04-03T12:30:00.000Z'],
    ['2026-04-03T14:30:00Z', '2026-04-03T14:30:00.000Z'],
    ['2026-04-03', '2026-04-02T22:00:00.000Z'],
    ['2026-1-3', '2026-01-02T23:00:00.000Z'],
    ['2026-04-03 14:30', '2026-04-03T12:30:00.000Z'],
    ['2026-04-03T14:30:05', '2026-04-03T12:30:05.000Z'],
    ['3.4.2026', '2026-04-02T22:00:00.000Z'],
    ['03.04.2026 08:05', '2026-04-03T06:05:00.000Z'],
    ['25-03-2026', '2026-03-24T23:00:00.000Z'],
    ['25/03/2026', '2026-03-24T23:00:00.000Z'],
    ['03/25/2026', '2026-03-24T23:00:00.000Z'],
    ['05/05/2026', '2026-05-04T22:00:00.000Z'],
  ])('reads %s, which is certain, as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('asks for the order when a date could be two, and follows it', () => {
    for (const text of ['03/04/2026', '03-04-2026', '3/4/2026 10:00'])
      expect(read(text)).toMatch('dateFormat=dmy or dateFormat=mdy');
    expect(read('03/04/2026', 'dmy')).toBe('2026-04-02T22:00:00.000Z');
    expect(read('03/04/2026', 'mdy')).toBe('2026-03-03T23:00:00.000Z');
  });

  it('refuses a date that contradicts the order that was given', () => {
    expect(read('25/03/2026', 'mdy')).toMatch('does not fit the dateFormat');
    expect(read('03/25/2026', 'dmy')).toMatch('does not fit the dateFormat');
  });

  it.each([
    'soon',
    '2026',
    '31-02-2026',
    '2026-02-29',
    '2026-04-03 25:00',
    '3/4/26',
    '46115',
    '2026-04-03 10:00 PM',
    '99/99/2026',
  ])('refuses %s with what would be right', (text) => {
    expect(read(text)).toMatch(/^(This is not a date; write|There is no such day|The time of day)/);
  });

  it('puts the end of a day at its last second, on the days of 23 and of 25 hours too', () => {
    expect(read('2026-03-29', undefined, 'end')).toBe('2026-03-29T21:59:59.000Z');
    expect(read('2026-10-25', undefined, 'end')).toBe('2026-10-25T22:59:59.000Z');
  });

  it('refuses a time the clocks skip, and takes the first of an hour that comes twice', () => {
    expect(read('2026-03-29 02:30')).toMatch('clocks skip this time');
    expect(read('2026-10-25 02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('begins a day at one where the clocks skip its midnight (Cairo, 24 April 2026)', () => {
    expect(read('2026-04-24', undefined, 'start', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z');
  });

  it('gives back the clock time of any instant, in zones of every kind', () => {
    const zones = ['Europe/Amsterdam', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];
    const seconds = fc.integer({ min: Date.UTC(2005, 0, 1) / 1000, max: Date.UTC(2030, 0, 1) / 1000 });
    fc.assert(
      fc.property(seconds, fc.constantFrom(...zones), (second, zone) => {
        const clock = new Date(second * 1000).toLocaleString('sv-SE', { timeZone: zone });
        const at = read(clock, undefined, 'start', zone);
        expect(new Date(at).toLocaleString('sv-SE', { timeZone: zone })).toBe(clock);
        expect(Date.parse(at)).toBeLessThanOrEqual(second * 1000);
      }),
    );
  });

  it('reads the day that a time is written in', () => {
    const moments = new Moments('Europe/Amsterdam', undefined);
    expect(moments.day('2026-04-03T23:30:00-05:00')).toEqual({ ok: true, day: '2026-04-03' });
    expect(moments.day('3.4.2026 08:00')).toEqual({ ok: true, day: '2026-04-03' });
    expect(moments.day('03/04/2026')).toMatchObject({ ok: false });
  });
});
