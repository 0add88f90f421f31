import { topMembers } from './top-members.js';

const line = (campaign: string, unique_clickers: number | null) => ({ campaign, unique_clickers });

describe('topMembers', () => {
  it('are those with most visitors, and by name where they have as many', () => {
    expect(topMembers([line('b', 2), line('c', 9), line('a', 2)], 'campaign')).toEqual({
      members: ['c', 'a', 'b'],
      all: 3,
    });
  });

  it('are neither what has no value, nor what is pooled, nor who reached nobody', () => {
    const lines = [line('(none)', 9), line('(small teams)', null), line('a', 1), line('b', 0)];
    expect(topMembers(lines, 'campaign')).toEqual({ members: ['a'], all: 1 });
  });

  it('are ten at most, and say how many there are', () => {
    const lines = Array.from({ length: 12 }, (_, index) => line(`c${String(index)}`, 12 - index));
    const { members, all } = topMembers(lines, 'campaign');
    expect([members.length, members.at(-1), all]).toEqual([10, 'c9', 12]);
  });
});
