import fc from 'fast-check';
import { cronProblem, dueUpTo, nextDue } from './due-time.js';

const AMSTERDAM = 'Europe/Amsterdam';
const at = (text: string) => new Date(text);
const iso = (date: Date) => date.toISOString();

describe('cronProblem', () => {
  it.each(['0 6 * * 1', '*/15 * * * *', '0,30 8-18 * * 1-5', '0 6 L * *', '0 0 29 2 *'])(
    'accepts %s',
    (cron) => {
      expect(cronProblem(cron, AMSTERDAM)).toBeUndefined();
    },
  );

  it.each([
    ['', 'five fields'],
    ['@daily', 'five fields'],
    ['0 0 6 * * 1', 'five fields'],
    ['61 * * * *', 'not a time that comes'],
    ['0 0 30 2 *', 'not a time that comes'],
    ['a b c d e', 'not a time that comes'],
    ['H 6 * * *', 'random'],
    ['* * * * *', '15 minutes'],
    ['*/10 * * * *', '15 minutes'],
    ['0,50 * * * *', '15 minutes'], // ten minutes over the full hour
  ])('refuses "%s": %s', (cron, problem) => {
    expect(cronProblem(cron, AMSTERDAM)).toContain(problem);
  });
});

describe('nextDue', () => {
  // In 2026 the clocks of Amsterdam go forward on 29 March at 02:00 and back on 25 October at 03:00.
  it('keeps to the local time when the clocks change', () => {
    expect(iso(nextDue('0 6 * * 1', AMSTERDAM, at('2026-03-23T12:00:00Z')))).toBe('2026-03-30T04:00:00.000Z');
    expect(iso(nextDue('0 6 * * 1', AMSTERDAM, at('2026-10-20T12:00:00Z')))).toBe('2026-10-26T05:00:00.000Z');
  });

  it('does not leave out a day whose hour the clocks skip', () => {
    expect(iso(nextDue('30 2 * * *', AMSTERDAM, at('2026-03-28T12:00:00Z')))).toMatch(/^2026-03-29T01:/);
  });

  it('takes the hour that comes twice once', () => {
    const first = nextDue('30 2 * * *', AMSTERDAM, at('2026-10-24T12:00:00Z'));
    expect(iso(first)).toBe('2026-10-25T00:30:00.000Z');
    expect(iso(nextDue('30 2 * * *', AMSTERDAM, first))).toBe('2026-10-26T01:30:00.000Z');
  });
});

describe('dueUpTo', () => {
  it('is the due time itself when nothing was missed', () => {
    const { due, next } = dueUpTo('0 6 * * *', 'UTC', at('2026-03-01T06:00:00Z'), at('2026-03-01T06:00:00Z'));
    expect([iso(due), iso(next)]).toEqual(['2026-03-01T06:00:00.000Z', '2026-03-02T06:00:00.000Z']);
  });

  it('is the newest of those that were missed', () => {
    const { due, next } = dueUpTo('0 6 * * *', 'UTC', at('2026-03-01T06:00:00Z'), at('2026-03-09T05:59:59Z'));
    expect([iso(due), iso(next)]).toEqual(['2026-03-08T06:00:00.000Z', '2026-03-09T06:00:00.000Z']);
  });

  it('never leaves a gap: what is due lies not after now, and what comes next lies after it', () => {
    const start = Date.parse('2026-10-20T00:30:00Z');
    fc.assert(
      fc.property(fc.nat(20 * 86_400), (seconds) => {
        const now = new Date(start + seconds * 1_000);
        const { due, next } = dueUpTo('30 * * * *', AMSTERDAM, new Date(start), now);
        expect(due <= now && now < next).toBe(true);
        // Every hour has a half past, also the one that comes twice.
        expect(next.getTime() - due.getTime()).toBe(3_600_000);
      }),
      { numRuns: 50 },
    );
  });
});
