import { stringify, type Stringifier } from 'csv-stringify';

/**
 * Spreadsheets run a cell that begins like this as a formula, also after a tab, a line break or a NUL. The same within
 * a text after a separator: a spreadsheet that expects the other one splits there, whatever the quotes say.
 */
const FORMULA = /^[=+\-@\t\r\n\0]|(?<=[,;])[=+\-@]/g;

export interface CsvColumn {
  /** The key in the rows. */
  readonly name: string;
  /** The text in the header. */
  readonly title: string;
}

/** What differs between places: where the decimal sign is a comma, a comma cannot separate columns. */
export interface CsvDialect {
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
  /** A byte order mark tells Excel that the text is UTF-8; other readers take it for a part of the first title. */
  readonly hasMark: boolean;
}

export const COMMAS: CsvDialect = { separator: ',', decimal: '.', hasMark: false };
export const SEMICOLONS: CsvDialect = { separator: ';', decimal: ',', hasMark: true };

/**
 * Turns rows into CSV (RFC 4180) with a header, as they are written to it. Numbers stay numbers; a text that a
 * spreadsheet would run gets an apostrophe before it, which it shows as text. The titles are written as they are.
 */
export function csvWriter(columns: readonly CsvColumn[], dialect: CsvDialect = COMMAS): Stringifier {
  const { separator, decimal, hasMark } = dialect;
  return stringify({
    header: true,
    columns: columns.map(({ name, title }) => ({ key: name, header: title })),
    delimiter: separator,
    bom: hasMark,
    record_delimiter: 'windows',
    // The library quotes the record delimiter only; RFC 4180 wants every line break quoted.
    quoted_match: /[\r\n]/,
    cast: { string: spreadsheetSafe, number: (value) => String(value).replace('.', decimal) },
  });
}

/** The text as a spreadsheet shows it and never runs it. */
function spreadsheetSafe(text: string): string {
  return text.replace(FORMULA, "'$&");
}
