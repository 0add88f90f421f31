import { BackOff } from './back-off.js';

describe('backing off', () => {
  it('waits 100 ms, doubles up to the limit, and begins again after a success', () => {
    const backOff = new BackOff(5_000);
    expect(Array.from({ length: 8 }, () => backOff.next())).toEqual([
      100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000,
    ]);
    backOff.reset();
    expect(backOff.next()).toBe(100);
  });
});
