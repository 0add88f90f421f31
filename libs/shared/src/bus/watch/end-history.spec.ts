import fc from 'fast-check';
import { EndHistory } from './end-history.js';

const SECOND = 1_000;

describe('the age of the oldest unprocessed message', () => {
  it('is nothing while the group has processed everything', () => {
    const history = new EndHistory();
    expect([history.look(0, 0, 0), history.look(7, 7, 5), history.look(7, 7, 3_600 * SECOND)]).toEqual([
      0, 0, 0,
    ]);
  });

  it('grows from the look that first saw the message, whatever comes in behind it', () => {
    const history = new EndHistory();
    history.look(10, 10, 0);
    expect(history.look(11, 10, 5 * SECOND)).toBe(0);
    expect(history.look(500, 10, 10 * SECOND)).toBe(5 * SECOND);
    expect(history.look(900, 10, 3_605 * SECOND)).toBe(3_600 * SECOND);
  });

  it('falls to the age of the next one that waits when the group moves on', () => {
    const history = new EndHistory();
    history.look(10, 10, 0);
    history.look(20, 10, 5 * SECOND);
    history.look(30, 10, 10 * SECOND);
    expect(history.look(30, 20, 60 * SECOND)).toBe(50 * SECOND);
    expect(history.look(30, 30, 65 * SECOND)).toBe(0);
  });

  it('begins anew when the log was made anew', () => {
    const history = new EndHistory();
    history.look(1_000, 10, 0);
    expect(history.look(3, 0, 60 * SECOND)).toBe(0);
    expect(history.look(3, 0, 70 * SECOND)).toBe(10 * SECOND);
  });

  it('is never more than the true age, and short by one look at most, however messages and commits fall', () => {
    const step = fc.record({
      logged: fc.nat({ max: 5 }),
      committed: fc.nat({ max: 6 }),
      ms: fc.integer({ min: 1, max: 9_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const history = new EndHistory();
        const loggedAt: number[] = [];
        let [next, now, longestMs] = [0, 0, 0];
        history.look(0, 0, 0);
        for (const { logged, committed, ms } of steps) {
          now += ms;
          longestMs = Math.max(longestMs, ms);
          for (let i = 0; i < logged; i++) loggedAt.push(now - ms / 2);
          next = Math.min(loggedAt.length, next + committed);
          const age = history.look(loggedAt.length, next, now);
          const oldest = loggedAt[next];
          const truth = oldest === undefined ? 0 : now - oldest;
          expect(age).toBeLessThanOrEqual(truth);
          expect(age).toBeGreaterThanOrEqual(Math.max(0, truth - longestMs));
        }
      }),
    );
  });

  it('stays bounded in memory over a week of outage, and still knows the oldest', () => {
    const history = new EndHistory();
    history.look(0, 0, 0);
    let age = 0;
    const looks = (7 * 86_400) / 5;
    for (let look = 1; look <= looks; look++) age = history.look(look, 0, look * 5 * SECOND);
    expect(age).toBe((looks - 1) * 5 * SECOND);
    expect(Object.values(history).flat().length).toBeLessThanOrEqual(1_024);
  });
});
