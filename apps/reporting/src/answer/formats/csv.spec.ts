import { parse } from 'csv-parse/sync';
import { buffer, text } from 'node:stream/consumers';
import { type ReportRow } from '../../reports/report.js';
import { answerOf } from '../../testing/answer-of.js';
import { csv, semicolonCsv } from './csv.js';

const answer = (rows: readonly ReportRow[]) => answerOf({ label: 'text', n: 'number' }, rows);
const written = (...rows: ReportRow[]) => text(csv.write(answer(rows)));
// text() would take the byte order mark away.
const inSemicolons = async (...rows: ReportRow[]) =>
  (await buffer(semicolonCsv.write(answer(rows)))).toString('utf8');

describe('an answer as CSV', () => {
  it('has titles as header, numbers as numbers and nothing for what has no value', async () => {
    expect(await written({ label: 'a', n: -1.5 }, { label: 'b', n: null })).toBe(
      'The label,The n\r\na,-1.5\r\nb,\r\n',
    );
  });

  it('is the header alone when there are no rows', async () => {
    expect(await written()).toBe('The label,The n\r\n');
  });

  it('quotes commas, quotes and line breaks as RFC 4180 says', async () => {
    expect(await written({ label: 'a,"b"\r\nc', n: 1 })).toBe('The label,The n\r\n"a,""b""\r\nc",1\r\n');
  });

  it.each([['=1+1'], ['+31612345678'], ['-2'], ['@cmd'], ['\t=1'], ['\0=1'], ['=cmd|/c calc!A1']])(
    'does not let a spreadsheet run %p',
    async (label) => {
      expect(await written({ label, n: 1 })).toBe(`The label,The n\r\n'${label},1\r\n`);
    },
  );

  it.each([['\r=1'], ['\n=1']])(
    'does not let a spreadsheet run %p, quoted because of its line break',
    async (label) => {
      expect(await written({ label, n: 1 })).toBe(`The label,The n\r\n"'${label}",1\r\n`);
    },
  );

  it('does not let a spreadsheet that expects the other separator split a formula off', async () => {
    expect(await written({ label: 'a;=1+1', n: 1 })).toBe("The label,The n\r\na;'=1+1,1\r\n");
    expect(await inSemicolons({ label: 'a,=1+1', n: 1 })).toBe("\ufeffThe label;The n\r\na,'=1+1;1\r\n");
  });

  it('has a byte order mark, semicolons and decimal commas where the decimal sign is a comma', async () => {
    expect(await inSemicolons({ label: 'Zoë; 1,5', n: -0.25 }, { label: 'b', n: 1e-7 })).toBe(
      '\ufeffThe label;The n\r\n"Zoë; 1,5";-0,25\r\nb;1e-7\r\n',
    );
  });

  it('comes back from a parser with the same columns and texts, in both dialects', async () => {
    const labels = ['plain', 'Zoë "Z" de Vries', 'a,b;c', 'line\r\nbreak', '', '日本語', "it's"];
    const rows = labels.map((label, n) => ({ label, n: n + 0.5 }));
    const expected = rows.map(({ label, n }) => ({ 'The label': label, 'The n': n }));
    const commas = parse<Record<string, string>>(await written(...rows), { columns: true });
    const semicolons = parse<Record<string, string>>(await inSemicolons(...rows), {
      columns: true,
      delimiter: ';',
      bom: true,
    });
    expect(commas.map((row) => ({ ...row, 'The n': Number(row['The n']) }))).toEqual(expected);
    expect(semicolons.map((row) => ({ ...row, 'The n': Number(row['The n']?.replace(',', '.')) }))).toEqual(
      expected,
    );
  });
});
