import { insertFromFile, prologue, quoteLiteral, takesRows } from './statement-text.js';

describe('the text of a statement', () => {
  it('quotes a value so that nothing in it can end the literal', () => {
    expect(quoteLiteral(`a'b\\c\\'; DROP`)).toBe(`'a\\'b\\\\c\\\\\\'; DROP'`);
  });

  it('sets what is set and then takes the database, both quoted', () => {
    expect(prologue('a`b', { max_threads: '1', note: `it's` })).toBe(
      `SET max_threads = '1', note = 'it\\'s';\nUSE \`a\\\`b\``,
    );
    expect(prologue('plain', {})).toBe('USE `plain`');
  });

  it('refuses the name of a setting that is no name', () => {
    expect(() => prologue('x', { 'a = 1; DROP TABLE t; SET b': '1' })).toThrow('UNKNOWN_SETTING');
  });

  it.each([
    'INSERT INTO t FORMAT JSONEachRow',
    ' insert into db.`t` (a, b)\nformat CSV ;\n',
    `INSERT INTO t SETTINGS a = ' FORMAT ' FORMAT Parquet`,
  ])('sees that the rows of %j come in the body', (sql) => {
    expect(takesRows(sql)).toBe(true);
  });

  it.each([
    'SELECT 1 FORMAT JSON',
    'INSERT INTO t SELECT 1',
    'INSERT INTO t FORMAT JSONEachRow {"a":1}',
    'INSERT INTO t VALUES (1)',
    '',
  ])('sees that %j is whole', (sql) => {
    expect(takesRows(sql)).toBe(false);
  });

  it('puts a file where the rows would follow', () => {
    expect(insertFromFile('INSERT INTO t (a) FORMAT JSONEachRow', `/tmp/it's`)).toBe(
      `INSERT INTO t (a) FROM INFILE '/tmp/it\\'s' COMPRESSION 'none' FORMAT JSONEachRow`,
    );
  });
});
