import { Bell } from './bell.js';

describe('a bell', () => {
  it('wakes who waits', async () => {
    const bell = new Bell();
    const waiting = bell.wait(60_000);
    bell.ring();
    await waiting;
  });

  it('remembers a ring that nobody waited for, once', async () => {
    const bell = new Bell();
    bell.ring();
    bell.ring();
    await bell.wait(60_000);
    let rung = false;
    const waiting = bell.wait(60_000).then(() => {
      rung = true;
    });
    await Promise.resolve();
    expect(rung).toBe(false);
    bell.ring();
    await waiting;
  });

  it('stops waiting when the time is up', async () => {
    await new Bell().wait(1);
  });
});
