import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import { type Answer } from './answer.js';

/** Spreadsheets run a cell that begins like this as a formula, also after a tab, a line break or a NUL. */
const FORMULA = /^[=+\-@\t\r\n\0]/;

/**
 * The rows as CSV (RFC 4180) with the columns' titles as header, written as they are read. Numbers stay numbers; a text
 * that a spreadsheet would run gets an apostrophe before it, which it shows as text.
 */
export function csvOf({ data, columns }: Pick<Answer, 'data' | 'columns'>): Readable {
  const csv = stringify({
    header: true,
    columns: columns.map(({ name, title }) => ({ key: name, header: title })),
    record_delimiter: 'windows',
    // The library quotes the record delimiter only; RFC 4180 wants every line break quoted.
    quoted_match: /[\r\n]/,
    cast: { string: (text) => (FORMULA.test(text) ? `'${text}` : text) },
  });
  return Readable.from(data).pipe(csv);
}
