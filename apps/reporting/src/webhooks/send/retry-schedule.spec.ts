import fc from 'fast-check';
import { ATTEMPTS, pauseAfter, readRetryAfter } from './retry-schedule.js';

const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-11-21T10:00:00Z');

describe('the retries of a delivery', () => {
  it('begin at the times that Standard Webhooks gives, up to a tenth later', () => {
    // Its table "time since start", in seconds.
    const table = [5, 305, 2_105, 9_305, 27_305, 63_305, 113_705, 185_705, 272_105];
    const pauses = Array.from({ length: ATTEMPTS - 1 }, (_, index) => pauseAfter(index + 1, 'a', undefined));
    let sinceMs = 0;
    expect(pauses).toHaveLength(table.length);
    for (const [index, pause] of pauses.entries()) {
      sinceMs += pause ?? 0;
      const seconds = (table[index] ?? 0) * 1_000;
      expect(sinceMs).toBeGreaterThanOrEqual(seconds);
      expect(sinceMs).toBeLessThanOrEqual(seconds * 1.1);
    }
  });

  it('end with the tenth attempt', () => {
    expect(ATTEMPTS).toBe(10);
    expect(pauseAfter(9, 'a', undefined)).toBeGreaterThanOrEqual(24 * HOUR_MS);
    expect(pauseAfter(10, 'a', undefined)).toBeUndefined();
    expect(pauseAfter(10, 'a', 1_000)).toBeUndefined();
  });

  it('are the same for a delivery whoever computes them, and spread over different ones', () => {
    const pauses = Array.from({ length: 200 }, (_, index) =>
      pauseAfter(4, `delivery-${String(index)}`, undefined),
    );
    expect(pauses).toEqual(
      Array.from({ length: 200 }, (_, index) => pauseAfter(4, `delivery-${String(index)}`, undefined)),
    );
    const minutes = pauses.map((pause) => Math.floor(((pause ?? 0) - 2 * HOUR_MS) / 60_000));
    expect(Math.min(...minutes)).toBe(0);
    expect(Math.max(...minutes)).toBe(11);
    expect(new Set(minutes).size).toBe(12);
  });

  it('wait as long as the receiver asks, and a day at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.uuid(),
        fc.nat(10 * 24 * HOUR_MS),
        (attempts, id, asked) => {
          const own = pauseAfter(attempts, id, undefined) ?? 0;
          expect(pauseAfter(attempts, id, asked)).toBe(Math.max(own, Math.min(asked, 24 * HOUR_MS)));
        },
      ),
    );
  });
});

describe('the header Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Sat, 21 Nov 2026 10:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
    ['Sat, 41 Nov 2026 09:00:00 GMT', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['2027', 2_027_000],
    ['9999999999', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('is read as HTTP writes it: %s', (header, expected) => {
    expect(readRetryAfter(header, NOW)).toBe(expected);
  });
});
