import { parse } from 'csv-parse';
import { DELIMITERS, type DelimiterName, detectDelimiter } from './delimiter.js';
import { detectEncoding, type Encoding, textOf, UnreadableText } from './encoding.js';

/** Far above any row of ours; below what an unclosed quote would gather. */
const MAX_ROW_CHARACTERS = 256 * 1024;
/** A header is found in this much of the text, or there is none. */
const HEAD_CHARACTERS = 64 * 1024;

export interface TableRow {
  /** The line it begins on, from 1. */
  readonly line: number;
  /** Without the space around them. */
  readonly cells: readonly string[];
}

export interface Table {
  readonly encoding: Encoding;
  readonly delimiter: DelimiterName;
  /** The header first, as the file has it. Throws {@link BrokenTable} after the last row that could be read. */
  rows(): AsyncGenerator<TableRow>;
}

/** The file stops being CSV. */
export class BrokenTable extends Error {
  override readonly name = 'BrokenTable';
  constructor(
    /** The first line that could not be read. */
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** A CSV file as rows, a piece at a time. @throws UnreadableText when it is no text */
export function readTable(file: Buffer): Table {
  const text = detectEncoding(file);
  const head = firstOf(textOf(text)) ?? '';
  const delimiter = detectDelimiter(head.slice(0, HEAD_CHARACTERS));
  return { encoding: text.encoding, delimiter, rows: () => rowsOf(textOf(text), delimiter) };
}

async function* rowsOf(pieces: Iterable<string>, delimiter: DelimiterName): AsyncGenerator<TableRow> {
  const read: TableRow[] = [];
  let lastLine = 0;
  const parser = parse({
    delimiter: DELIMITERS[delimiter],
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true, // 5" in a cell without quotes is a text, not a mistake
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
    // Gathered here and not read from the stream: a stream that fails drops the rows that were read before.
    on_record: (cells: string[], { lines }) => {
      const line = lines - cells.reduce((sum, cell) => sum + breaksIn(cell), 0);
      lastLine = lines;
      if (cells.some((cell) => cell.trim() !== ''))
        read.push({ line, cells: cells.map((cell) => cell.trim()) });
      return null;
    },
  });
  const done = new Promise<Error | undefined>((resolve) =>
    parser.on('error', resolve).on('end', () => {
      resolve(undefined);
    }),
  );
  parser.resume();
  let failed: Error | undefined;
  try {
    for (const piece of pieces) {
      failed = await write(parser, piece);
      yield* read.splice(0);
      if (failed !== undefined) break;
    }
    if (failed === undefined) parser.end();
    failed ??= await done;
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    throw new BrokenTable(lastLine + 1, error.message);
  } finally {
    parser.destroy();
  }
  yield* read.splice(0);
  if (failed !== undefined) throw new BrokenTable(lastLine + 1, explain(failed));
}

/** @returns what was wrong with the piece, once the parser is through with it */
function write(parser: ReturnType<typeof parse>, piece: string): Promise<Error | undefined> {
  return new Promise((resolve) => {
    parser.write(piece, (error) => {
      resolve(error ?? undefined);
    });
  });
}

function explain(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE')
    return 'A quote that is opened here or on a line after it is never closed; nothing from here on was read.';
  return 'This is not CSV; nothing from here on was read.';
}

function firstOf<T>(items: Iterable<T>): T | undefined {
  for (const item of items) return item;
  return undefined;
}

function breaksIn(cell: string): number {
  return cell.split('\n').length - 1;
}
