import fc from 'fast-check';
import { type Day } from '../ids.js';
import { addDays } from '../time/calendar.js';
import { type MediaRate, rateProblems } from './media-rate.js';

const RATE: MediaRate = {
  network: 'linkedin',
  metric: 'cpc',
  currency: 'EUR',
  lowMicro: 2_000_000n,
  centralMicro: 3_000_000n,
  highMicro: 5_000_000n,
  source: 'our own campaigns of 2025',
  validFrom: '2026-01-01' as Day,
  validTo: '2026-03-31' as Day,
};
const isCurrency = (code: string) => code === 'EUR' || code === 'USD';
const fieldsOf = (...rates: MediaRate[]) =>
  rateProblems(rates, isCurrency).map(({ index, field }) => `${String(index)} ${field}`);

describe('rateProblems', () => {
  it.each<[string, Partial<MediaRate>, string]>([
    ['low above central', { lowMicro: 3_000_001n }, '0 low'],
    ['high below central', { highMicro: 2_999_999n }, '0 high'],
    ['a currency that is none', { currency: 'EUD' }, '0 currency'],
    ['a source of blanks', { source: '  ' }, '0 source'],
    ['an end before its begin', { validTo: '2025-12-31' as Day }, '0 validTo'],
  ])('names %s', (_what, change, expected) => {
    expect(fieldsOf({ ...RATE, ...change })).toEqual([expected]);
  });

  it.each<[string, Partial<MediaRate>]>([
    ['another network', { network: 'x' }],
    ['another metric', { metric: 'cpm' }],
    ['the day after', { validFrom: '2026-04-01' as Day, validTo: undefined }],
    ['the day before', { validFrom: '2025-01-01' as Day, validTo: '2025-12-31' as Day }],
  ])('lets a rate stand beside one of %s', (_what, change) => {
    expect(fieldsOf(RATE, { ...RATE, ...change })).toEqual([]);
  });

  it.each<[string, Partial<MediaRate>]>([
    ['the same days', {}],
    ['its last day', { validFrom: '2026-03-31' as Day, validTo: undefined }],
    ['its first day', { validFrom: '2025-01-01' as Day, validTo: '2026-01-01' as Day }],
    ['the same days in another currency, which would value a click twice', { currency: 'USD' }],
  ])('refuses a second rate for %s', (_what, change) => {
    expect(fieldsOf(RATE, { ...RATE, ...change })).toEqual(['1 validFrom']);
  });

  it('finds two rates for a day exactly when there is such a day', () => {
    const first = '2026-01-01' as Day;
    const span = fc.tuple(fc.nat(12), fc.option(fc.nat(6), { nil: undefined })).map(([from, days]) => ({
      ...RATE,
      validFrom: addDays(first, from),
      validTo: days === undefined ? undefined : addDays(first, from + days),
    }));
    const covers = ({ validFrom, validTo }: MediaRate, day: Day) =>
      day >= validFrom && (validTo === undefined || day <= validTo);
    fc.assert(
      fc.property(fc.array(span, { maxLength: 4 }), (rates) => {
        const days = Array.from({ length: 30 }, (_, index) => addDays(first, index));
        const hasTwo = days.some((day) => rates.filter((rate) => covers(rate, day)).length > 1);
        expect(rateProblems(rates, isCurrency).length > 0).toBe(hasTwo);
      }),
    );
  });
});
