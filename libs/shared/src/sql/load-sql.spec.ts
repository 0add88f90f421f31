import { loadSql, sqlName } from './load-sql.js';

describe('the name of a query', () => {
  const first = loadSql(import.meta.url, '../access/first-organisation.sql');

  it('is the file it came from', () => {
    expect(sqlName(first)).toBe('access/first-organisation.sql');
  });

  it('is every file it was put together from', () => {
    expect(sqlName(`WITH rows AS (\n${first}\n)\nSELECT * FROM rows WHERE tenant = 'somebody'`)).toBe(
      'access/first-organisation.sql',
    );
  });

  it.each([
    [`INSERT INTO reach_rollup SELECT 'a value'`, 'INSERT INTO reach_rollup'],
    [`DELETE FROM click WHERE tenant = 'somebody'`, 'DELETE FROM click'],
    [`SELECT 'a value' AS name`, 'SELECT'],
    ['', ''],
  ])('is at most what it does, never a value: %j', (query, name) => {
    expect(sqlName(query)).toBe(name);
  });
});
