import fc from 'fast-check';
import { type Day } from '../ids.js';
import { type MediaRate } from './media-rate.js';
import { addValues, mediaValue, NO_VALUE, unitsOf } from './media-value.js';

const CPC: MediaRate = {
  network: 'linkedin',
  metric: 'cpc',
  currency: 'EUR',
  lowMicro: 2_100_000n,
  centralMicro: 3_300_000n,
  highMicro: 5_000_000n,
  source: 'test',
  validFrom: '2026-01-01' as Day,
  validTo: undefined,
};
const CPM: MediaRate = { ...CPC, metric: 'cpm' };
const counts = fc.nat(1_000_000);

describe('mediaValue', () => {
  it('is clicks times their price', () => {
    const { lowNano, centralNano, highNano } = mediaValue(CPC, 7);
    expect([lowNano, centralNano, highNano].map(unitsOf)).toEqual([14.7, 23.1, 35]);
  });

  it('is impressions times a thousandth of the price of a thousand', () => {
    const { lowNano, centralNano, highNano } = mediaValue(CPM, 1_250);
    expect([lowNano, centralNano, highNano].map(unitsOf)).toEqual([2.625, 4.125, 6.25]);
  });

  it('loses nothing of one impression at a price of a millionth', () => {
    expect(mediaValue({ ...CPM, lowMicro: 1n }, 1).lowNano).toBe(1n);
  });

  it('adds up over any parts of the clicks, to the last billionth', () => {
    fc.assert(
      fc.property(fc.constantFrom(CPC, CPM), fc.array(counts, { maxLength: 20 }), (rate, parts) => {
        const sum = parts.reduce((total, count) => total + count, 0);
        const added = parts.map((count) => mediaValue(rate, count)).reduce(addValues, NO_VALUE);
        expect(added).toEqual(mediaValue(rate, sum));
      }),
    );
  });

  it('keeps low, central and high in order', () => {
    fc.assert(
      fc.property(fc.constantFrom(CPC, CPM), counts, (rate, count) => {
        const { lowNano, centralNano, highNano } = mediaValue(rate, count);
        expect(lowNano <= centralNano && centralNano <= highNano).toBe(true);
      }),
    );
  });
});
