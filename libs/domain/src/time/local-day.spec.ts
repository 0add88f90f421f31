import fc from 'fast-check';
import { asId, type Instant } from '../ids.js';
import { localDay } from './local-day.js';

const at = (text: string) => asId<Instant>(text);

describe('localDay', () => {
  // Amsterdam is UTC+1, and UTC+2 from the last Sunday of March to the last Sunday of October, changing at 01:00 UTC.
  it.each([
    ['the last moment of 28 March 2026', '2026-03-28T22:59:59.999Z', '2026-03-28'],
    ['the night the clock goes forward', '2026-03-28T23:00:00.000Z', '2026-03-29'],
    ['just before the hour that is skipped', '2026-03-29T00:59:59.999Z', '2026-03-29'],
    ['the last moment of the day of 23 hours', '2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['the day after, an hour earlier in UTC', '2026-03-29T22:00:00.000Z', '2026-03-30'],
    ['the night the clock goes back', '2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['the last moment of the day of 25 hours', '2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['the day after, at the winter hour', '2026-10-25T23:00:00.000Z', '2026-10-26'],
  ])('knows the days of Amsterdam around the change of clocks: %s', (_what, instant, day) => {
    expect(localDay('Europe/Amsterdam')(at(instant))).toBe(day);
  });

  it('begins a day on the half hour in Kolkata (UTC+5:30)', () => {
    const day = localDay('Asia/Kolkata');
    expect(day(at('2026-06-10T18:29:59.999Z'))).toBe('2026-06-10');
    expect(day(at('2026-06-10T18:30:00.000Z'))).toBe('2026-06-11');
  });

  it('begins a day on the quarter in Kathmandu (UTC+5:45)', () => {
    const day = localDay('Asia/Kathmandu');
    expect(day(at('2026-06-10T18:14:59.999Z'))).toBe('2026-06-10');
    expect(day(at('2026-06-10T18:15:00.000Z'))).toBe('2026-06-11');
  });

  it('follows a clock that went back over midnight inside a quarter (Newfoundland, 00:01 on 7 November 2010)', () => {
    const day = localDay('America/St_Johns');
    expect(day(at('2010-11-07T02:30:30.000Z'))).toBe('2010-11-07');
    expect(day(at('2010-11-07T02:31:30.000Z'))).toBe('2010-11-06');
    expect(day(at('2010-11-07T02:30:30.000Z'))).toBe('2010-11-07');
  });

  it('takes milliseconds as well as instants', () => {
    expect(localDay('UTC')(Date.UTC(2026, 0, 1))).toBe('2026-01-01');
    expect(localDay('UTC')(-1)).toBe('1969-12-31');
  });

  it('says the same as a formatter that keeps nothing, in any order of asking', () => {
    for (const zone of ['Europe/Amsterdam', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns']) {
      const day = localDay(zone);
      const plain = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
      const someTime = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2030, 0, 1) });
      fc.assert(fc.property(someTime, (ms) => expect(day(ms)).toBe(plain.format(ms))));
    }
  });

  it('names a zone it does not know and says what to write instead', () => {
    expect(() => localDay('Amsterdam')).toThrow(
      '"Amsterdam" is not an IANA time zone; use a name such as Europe/Amsterdam.',
    );
  });
});
