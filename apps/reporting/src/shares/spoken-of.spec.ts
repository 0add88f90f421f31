import { spokenOf } from './spoken-of.js';

const line = (member: string, sharers: number, period = '2026-03-01') => ({ period, member, sharers });

describe('spokenOf', () => {
  it('says nothing about fewer than k people, and nothing of a line that would give them away', () => {
    const lines = [line('linkedin', 20), line('x', 6), line('email', 2)];
    const spoken = spokenOf(lines, 5);
    // Everybody minus linkedin and x would be the two on e-mail.
    expect(lines.map(spoken)).toEqual([true, false, false]);
  });

  it('decides each period by itself, and a line without people needs no protection', () => {
    const lines = [line('linkedin', 3, '2026-02-01'), line('linkedin', 9), line('x', 0)];
    expect(lines.map(spokenOf(lines, 5))).toEqual([false, true, true]);
  });
});
