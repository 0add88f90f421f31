import { asId, type Day, type Instant, type TenantId } from '#domain/ids.js';
import { peekPeriod, readCursor, writeCursor } from './cursor.js';
import { type ReportQuery } from './report-query.js';

const query: ReportQuery = {
  tenant: asId<TenantId>('acme'),
  report: 'reach',
  from: asId<Day>('2026-03-01'),
  to: asId<Day>('2026-03-31'),
  zone: 'Europe/Amsterdam',
  asKnownAt: null,
  choices: { by: 'campaign', granularity: 'none' },
  filters: { team: [], campaign: [], content: [], network: ['linkedin'], advocate: [], vacancy: [] },
  order: [{ column: 'clicks_human', direction: 'desc' }],
  limit: 10,
};
const cursor = {
  period: { from: query.from, to: query.to },
  offset: 10,
  dataAsOf: asId<Instant>('2026-04-01T00:00:00.000Z'),
  snapshot: 'abc',
};

describe('a cursor', () => {
  it('reads back as it was written, also for a page of another length', () => {
    const text = writeCursor(cursor, query);
    expect(readCursor(text, query)).toEqual(cursor);
    expect(readCursor(text, { ...query, limit: 500 })).toEqual(cursor);
    expect(peekPeriod(text)).toEqual({ from: '2026-03-01', to: '2026-03-31' });
  });

  it('is refused when any one character is changed', () => {
    const text = writeCursor(cursor, query);
    const accepted = [...text].filter((char, index) => {
      const changed = text.slice(0, index) + (char === 'A' ? 'B' : 'A') + text.slice(index + 1);
      return Buffer.from(changed, 'base64url').equals(Buffer.from(text, 'base64url'))
        ? false
        : readCursor(changed, query) !== undefined;
    });
    expect(accepted).toEqual([]);
  });

  it.each([
    ['another organisation', { tenant: asId<TenantId>('other') }],
    ['another report', { report: 'funnel' }],
    ['another zone', { zone: 'UTC' }],
    ['another filter', { filters: { ...query.filters, network: ['x'] } }],
    ['another order', { order: [] }],
    ['another breakdown', { choices: { by: 'team', granularity: 'none' } }],
  ])('is refused for %s', (_what, change) => {
    expect(readCursor(writeCursor(cursor, query), { ...query, ...change })).toBeUndefined();
  });

  it.each([[''], ['x'], ['bm90IGpzb24'], ["'; DROP TABLE click; --"], ['AAAA'.repeat(400)]])(
    'refuses %p',
    (text) => {
      expect(readCursor(text, query)).toBeUndefined();
      expect(peekPeriod(text)).toBeUndefined();
    },
  );
});
