import fc from 'fast-check';
import { asId, type Day } from '#domain/ids.js';
import { addDays } from '#domain/time/calendar.js';
import { majorUnits } from './major-units.js';
import { costWithin } from './spread-cost.js';

const day = (text: string) => asId<Day>(text);
const JANUARY = { from: day('2026-01-01'), to: day('2026-01-31') };

describe('costWithin', () => {
  it('spreads evenly over the days, both ends in', () => {
    const cost = { from: day('2026-01-22'), to: day('2026-02-10'), amountMinor: 20_000n };
    expect(costWithin(cost, JANUARY)).toBe(10_000n);
    expect(costWithin(cost, { from: day('2026-02-10'), to: day('2026-02-10') })).toBe(1_000n);
  });

  it('is the whole of a cost of one day, and nothing of one outside the period or without days', () => {
    expect(costWithin({ from: day('2026-01-31'), to: day('2026-01-31'), amountMinor: 999n }, JANUARY)).toBe(
      999n,
    );
    expect(costWithin({ from: day('2026-02-01'), to: day('2026-02-01'), amountMinor: 999n }, JANUARY)).toBe(
      0n,
    );
    expect(costWithin({ from: day('2026-01-20'), to: day('2026-01-10'), amountMinor: 999n }, JANUARY)).toBe(
      0n,
    );
  });

  it('adds up to the cent over periods that follow one another, however they are cut', () => {
    const start = day('2026-01-01');
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 1_000_000_000_000n }),
        fc.integer({ min: 1, max: 4_000 }),
        fc.integer({ min: 0, max: 4_000 }),
        (amountMinor, days, cut) => {
          const cost = { from: start, to: addDays(start, days - 1), amountMinor };
          const before = costWithin(cost, { from: addDays(start, -5), to: addDays(start, cut - 1) });
          const after = costWithin(cost, { from: addDays(start, cut), to: addDays(start, 5_000) });
          expect(before + after).toBe(amountMinor);
          expect(before).toBeGreaterThanOrEqual(0n);
          expect(after).toBeGreaterThanOrEqual(0n);
        },
      ),
    );
  });
});

describe('majorUnits', () => {
  it('knows that euros have cents, yen have none and dinars have thousandths', () => {
    expect(majorUnits(123_456, 'EUR')).toBe(1_234.56);
    expect(majorUnits(123_456, 'JPY')).toBe(123_456);
    expect(majorUnits(123_456, 'KWD')).toBe(123.456);
  });

  it('does not print more digits than the currency has', () => {
    expect(majorUnits(1_000 / 3, 'EUR')).toBe(3.33);
  });
});
