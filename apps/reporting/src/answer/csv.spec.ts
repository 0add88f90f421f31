import { text } from 'node:stream/consumers';
import { type Column } from '../reports/report.js';
import { csvOf } from './csv.js';

const column = (name: string, type: Column['type'] = 'text'): Column => ({
  name,
  title: `The ${name}`,
  type,
  unit: '',
  definition: '',
});
const csv = (...rows: Record<string, string | number | null>[]) =>
  text(csvOf({ data: rows, columns: [column('label'), column('n', 'number')] }));

describe('csvOf', () => {
  it('writes titles as header, numbers as numbers and nothing for what has no value', async () => {
    expect(await csv({ label: 'a', n: -1.5 }, { label: 'b', n: null })).toBe(
      'The label,The n\r\na,-1.5\r\nb,\r\n',
    );
  });

  it('writes the header alone when there are no rows', async () => {
    expect(await csv()).toBe('The label,The n\r\n');
  });

  it('quotes commas, quotes and line breaks as RFC 4180 says', async () => {
    expect(await csv({ label: 'a,"b"\r\nc', n: 1 })).toBe('The label,The n\r\n"a,""b""\r\nc",1\r\n');
  });

  it.each([['=1+1'], ['+31612345678'], ['-2'], ['@cmd'], ['\t=1'], ['\0=1'], ['=cmd|/c calc!A1']])(
    'does not let a spreadsheet run %p',
    async (label) => {
      expect(await csv({ label, n: 1 })).toBe(`The label,The n\r\n'${label},1\r\n`);
    },
  );

  it.each([['\r=1'], ['\n=1']])(
    'does not let a spreadsheet run %p, quoted because of its line break',
    async (label) => {
      expect(await csv({ label, n: 1 })).toBe(`The label,The n\r\n"'${label}",1\r\n`);
    },
  );

  it('writes rows as they are read and never holds all of them as text', async () => {
    const rows = Array.from({ length: 50_000 }, (_, n) => ({ label: 'row', n }));
    let chunks = 0;
    for await (const _chunk of csvOf({ data: rows, columns: [column('label'), column('n')] })) chunks += 1;
    expect(chunks).toBeGreaterThan(10);
  });
});
