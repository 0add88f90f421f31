import fc from 'fast-check';
import { clusteredRate } from './clustered-rate.js';
import { type MatchedRates, matchedRateRatio } from './matched-rate-ratio.js';

const item = (eventsA: number, exposureA: number, eventsB: number, exposureB: number): MatchedRates => ({
  a: { events: eventsA, exposure: exposureA },
  b: { events: eventsB, exposure: exposureB },
});

describe('matchedRateRatio', () => {
  it('is the ratio within items, whatever the mix of items would say', () => {
    // Twice the rate in either item; a did most with the item nobody clicks on, so the totals say less than half.
    const items = [item(20, 1_000, 1, 100), item(40, 100, 200, 1_000)];
    expect(60 / 1_100 / (201 / 1_100)).toBeLessThan(0.5);
    expect(matchedRateRatio(items)?.value).toBeCloseTo(2, 12);
    expect(matchedRateRatio(items)?.interval).toBeUndefined();
  });

  it('has the interval of a ratio of totals over items', () => {
    // By hand, with equal exposures of 100 every term is half the events: r = 5, 10, 15 and s = 5, 5, 5, so R = 2 and the
    // residuals r - 2 s are -5, 0 and 5. 3/2 * 50 / 30^2 = 1/12.
    const items = [item(10, 100, 10, 100), item(20, 100, 10, 100), item(30, 100, 10, 100)];
    const estimate = matchedRateRatio(items);
    expect(estimate?.value).toBeCloseTo(2, 12);
    expect(estimate?.interval?.low).toBeCloseTo(2 * Math.exp(-1.959964 * Math.sqrt(1 / 12)), 5);
    expect(estimate?.interval?.high).toBeCloseTo(2 * Math.exp(1.959964 * Math.sqrt(1 / 12)), 5);
  });

  it('says nothing without events on the second side, and gives no interval for one item', () => {
    expect(matchedRateRatio([])).toBeUndefined();
    expect(matchedRateRatio([item(5, 100, 0, 100)])).toBeUndefined();
    expect(matchedRateRatio([item(5, 100, 10, 100)])).toEqual({ value: 0.5, interval: undefined });
    expect(() => matchedRateRatio([item(5, 0, 1, 100)])).toThrow(RangeError);
  });

  it('turns over when the sides do', () => {
    const side = fc.integer({ min: 1, max: 1_000 });
    const items = fc.array(
      fc.tuple(side, side, side, side).map((of) => item(...of)),
      {
        minLength: 2,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(items, (pairs) => {
        const there = matchedRateRatio(pairs);
        const back = matchedRateRatio(pairs.map(({ a, b }) => ({ a: b, b: a })));
        expect((there?.value ?? 0) * (back?.value ?? 0)).toBeCloseTo(1, 9);
        if (there?.interval && back?.interval)
          expect(Math.log(there.interval.low * back.interval.high)).toBeCloseTo(0, 6);
      }),
    );
  });
});

describe('clusteredRate', () => {
  it('has an interval by clusters', () => {
    // Two shares of 100 impressions, 5 and 15 clicks: rate 0.1, residuals -5 and 5, variance of the log 2/1 * 50 / 400.
    const rate = clusteredRate({
      clusters: 2,
      events: 20,
      exposure: 200,
      eventsSquared: 250,
      eventsTimesExposure: 2_000,
      exposureSquared: 20_000,
    });
    expect(rate?.value).toBe(0.1);
    expect(rate?.interval?.low).toBeCloseTo(0.1 * Math.exp(-1.959964 / 2), 6);
    expect(rate?.interval?.high).toBeCloseTo(0.1 * Math.exp(1.959964 / 2), 6);
  });

  it('says nothing without exposure', () => {
    const nothing = { events: 0, eventsSquared: 0, eventsTimesExposure: 0, exposureSquared: 0 };
    expect(clusteredRate({ ...nothing, clusters: 0, exposure: 0 })).toBeUndefined();
    expect(clusteredRate({ ...nothing, clusters: 3, exposure: 10 })).toEqual({
      value: 0,
      interval: undefined,
    });
  });
});
