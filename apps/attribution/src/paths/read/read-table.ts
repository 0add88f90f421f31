import { CsvError, parse } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import { delimiterOf, type Delimiter } from './delimiter.js';
import { InputError } from './input-problems.js';

/** A header is a line; what is longer is no CSV. */
const LONGEST_HEADER = 65_536;
const LONGEST_RECORD = 16 * 1024 * 1024;

/** A row as it was written, with the line it ends on. */
export interface TableRow {
  readonly line: number;
  readonly fields: readonly string[];
}

export interface Table {
  readonly delimiter: Delimiter;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<TableRow>;
}

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: string[];
}

/**
 * CSV with a header, as it comes in: rows are handed on one by one and never kept. Commas, semicolons and tabs are told
 * apart by the header; quotes are RFC 4180's.
 * @throws {@link InputError} for an input without a header, and while the rows are read for a row that is no CSV
 */
export async function readTable(text: AsyncGenerator<string>): Promise<Table> {
  const start = await readStart(text);
  const delimiter = delimiterOf(start.split(/\r?\n|\r/, 1)[0] ?? '');
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
  });
  // Whichever end breaks off, the other is closed with it: an error in the text reaches the rows, and a refused row the file.
  const records = pipeline(Readable.from(rest(start, text)), parser, () => undefined);
  const rows = rowsOf(records);
  const first = await rows.next();
  if (first.done === true) throw empty();
  return { delimiter, header: first.value.fields, rows: sameWidth(rows, first.value.fields.length) };
}

async function readStart(text: AsyncGenerator<string>): Promise<string> {
  let start = '';
  while (!/[\r\n]/.test(start)) {
    const piece = await text.next();
    if (piece.done === true) break;
    start += piece.value;
    if (start.length > LONGEST_HEADER && !/[\r\n]/.test(start))
      throw new InputError([
        { line: 1, reason: 'The first line has no end.', wayOut: 'Give a CSV file with a header line.' },
      ]);
  }
  if (start.trim() === '') throw empty();
  return start;
}

async function* rest(start: string, text: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* text;
}

async function* rowsOf(records: AsyncIterable<Parsed>): AsyncGenerator<TableRow> {
  try {
    for await (const { info, record } of records) yield { line: info.lines, fields: record };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    throw new InputError([
      {
        ...(typeof line === 'number' ? { line } : {}),
        reason: reasonOf(error),
        wayOut:
          'Put a text that holds quotes, delimiters or line breaks in quotes, and write a quote in it twice.',
      },
    ]);
  }
}

function reasonOf({ code }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'A quote that opens here is never closed.';
    case 'CSV_MAX_RECORD_SIZE':
      return 'This row is longer than 16 MiB; most likely a quote is not closed.';
    default:
      return 'The quotes in this row do not fit.';
  }
}

async function* sameWidth(rows: AsyncIterable<TableRow>, width: number): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    if (row.fields.length !== width)
      throw new InputError([
        {
          line: row.line,
          reason: `This row has ${String(row.fields.length)} fields where the header has ${String(width)}.`,
          wayOut: 'Put a text that holds the delimiter in quotes.',
        },
      ]);
    yield row;
  }
}

function empty(): InputError {
  return new InputError([
    { reason: 'The input is empty.', wayOut: 'Give a CSV file with a header line and rows.' },
  ]);
}
