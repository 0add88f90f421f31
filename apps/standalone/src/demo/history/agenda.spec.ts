import fc from 'fast-check';
import { Agenda } from './agenda.js';

function drain<T>(agenda: Agenda<T>): T[] {
  const items: T[] = [];
  for (let next = agenda.take(); next !== undefined; next = agenda.take()) items.push(next.item);
  return items;
}

describe('Agenda', () => {
  it('hands out by time, and equal times in the order they went in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (times) => {
        const agenda = new Agenda<{ at: number; index: number }>();
        const items = times.map((at, index) => ({ at, index }));
        for (const item of items) agenda.add(item.at, item);
        expect(drain(agenda)).toEqual(items.toSorted((a, b) => a.at - b.at || a.index - b.index));
      }),
    );
  });

  it('takes what is added while it is handed out', () => {
    const agenda = new Agenda<string>();
    agenda.add(1, 'first');
    agenda.add(9, 'last');
    expect(agenda.take()?.item).toBe('first');
    agenda.add(5, 'between');
    expect(drain(agenda)).toEqual(['between', 'last']);
  });
});
