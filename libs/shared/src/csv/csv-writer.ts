import { stringify, type Stringifier } from 'csv-stringify';

/** Spreadsheets run a cell that begins like this as a formula, also after a tab, a line break or a NUL. */
const FORMULA = /^[=+\-@\t\r\n\0]/;

export interface CsvColumn {
  /** The key in the rows. */
  readonly name: string;
  /** The text in the header. */
  readonly title: string;
}

/**
 * Turns rows into CSV (RFC 4180) with a header, as they are written to it. Numbers stay numbers; a text that a
 * spreadsheet would run gets an apostrophe before it, which it shows as text. The titles are written as they are.
 */
export function csvWriter(columns: readonly CsvColumn[]): Stringifier {
  return stringify({
    header: true,
    columns: columns.map(({ name, title }) => ({ key: name, header: title })),
    record_delimiter: 'windows',
    // The library quotes the record delimiter only; RFC 4180 wants every line break quoted.
    quoted_match: /[\r\n]/,
    cast: { string: spreadsheetSafe },
  });
}

/** The text as a spreadsheet shows it and never runs it. */
function spreadsheetSafe(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
