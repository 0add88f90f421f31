import { sortRows } from './sort-rows.js';

describe('sortRows', () => {
  const rows = [
    { team: 'b', clicks: 2 },
    { team: 'a', clicks: null },
    { team: 'c', clicks: 10 },
    { team: 'd', clicks: 2 },
  ];
  const teams = (order: Parameters<typeof sortRows>[1]) =>
    sortRows(rows, order)
      .map(({ team }) => team)
      .join('');

  it('compares numbers as numbers and puts what has no value last, up and down', () => {
    expect(teams([{ column: 'clicks', direction: 'asc' }])).toBe('bdca');
    expect(teams([{ column: 'clicks', direction: 'desc' }])).toBe('cbda');
  });

  it('orders equal rows by the next column', () => {
    const order = [
      { column: 'clicks', direction: 'asc' } as const,
      { column: 'team', direction: 'desc' } as const,
    ];
    expect(teams(order)).toBe('dbca');
  });

  it('leaves the order of the report when none is asked', () => {
    expect(teams([])).toBe('bacd');
  });
});
