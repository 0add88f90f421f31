import { asId, type Day } from '#domain/ids.js';
import { type PeriodSpan } from './period-spans.js';
import { type StockChange, stockKey, stocksOf } from './stocks.js';

const HOUR = 3_600_000;
const day = (text: string) => asId<Day>(text);
/** Two days; the second is the one in March that has only 23 hours. */
const spans: readonly PeriodSpan[] = [
  { label: '2026-03-28', lastDay: day('2026-03-28'), startMs: 0, endMs: 24 * HOUR },
  { label: '2026-03-29', lastDay: day('2026-03-29'), startMs: 24 * HOUR, endMs: 47 * HOUR },
];
const change = (
  period: string,
  moments: readonly (readonly [delta: number, atHour: number])[],
): StockChange => ({
  kind: 'enrolled',
  member: 'sales',
  period: day(period),
  delta: moments.reduce((sum, [delta]) => sum + delta, 0),
  delta_ms: moments.reduce((sum, [delta, hour]) => sum + delta * hour * HOUR, 0),
});
const at = (changes: readonly StockChange[], label: string) =>
  stocksOf(changes, spans, 'day').get(stockKey('enrolled', 'sales', label));

describe('stocksOf', () => {
  it('carries people on into periods in which nothing happens', () => {
    const changes = [change('2026-03-28', [[3, 0]])];
    expect(at(changes, '2026-03-28')).toEqual({ atEnd: 3, average: 3 });
    expect(at(changes, '2026-03-29')).toEqual({ atEnd: 3, average: 3 });
  });

  it('weights people by the part of the period they were there, on a short day too', () => {
    // Four at the start; one leaves after 18 hours of 24, and on the short day one comes back 11 of 23 hours before its end.
    const changes = [
      change('2026-03-28', [
        [4, 0],
        [-1, 18],
      ]),
      change('2026-03-29', [[1, 36]]),
    ];
    expect(at(changes, '2026-03-28')).toEqual({ atEnd: 3, average: 3 + 18 / 24 });
    expect(at(changes, '2026-03-29')?.atEnd).toBe(4);
    expect(at(changes, '2026-03-29')?.average).toBeCloseTo(3 + 11 / 23, 12);
  });

  it('does not count who came and went at one moment', () => {
    const changes = [
      change('2026-03-28', [
        [1, 5],
        [-1, 5],
      ]),
    ];
    expect(at(changes, '2026-03-28')).toEqual({ atEnd: 0, average: 0 });
  });
});
