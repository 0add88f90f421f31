import { ProblemError } from '#shared/errors/problem.js';
import { type ImportKind } from './kinds/import-kind.js';
import { UnreadableText } from './table/encoding.js';
import { type Header, readHeader } from './table/header.js';
import { BrokenTable, readTable, type Table, type TableRow } from './table/read-table.js';

/** A file whose columns are known. */
export interface OpenedFile {
  readonly table: Table;
  readonly header: Header;
  /** The rows after the header, from the first each time it is asked. */
  rows(): AsyncGenerator<TableRow>;
}

/** @throws a 422 that says what is wrong with the file as a whole */
export async function openFile(
  bytes: Buffer,
  kind: ImportKind,
  mapping: ReadonlyMap<string, string>,
): Promise<OpenedFile> {
  const table = tableOf(bytes);
  const cells = await headerCells(table);
  const reading = readHeader(cells, kind.columns, mapping);
  const { encoding, delimiter } = table;
  if (!reading.ok) {
    throw new ProblemError('unprocessable', {
      detail: reading.problems[0]?.detail ?? 'The columns of the file are not known.',
      errors: reading.problems,
      extensions: { encoding, delimiter, found: cells },
    });
  }
  return { table, header: reading.header, rows: () => withoutHeader(table) };
}

function tableOf(bytes: Buffer): Table {
  try {
    return readTable(bytes);
  } catch (error) {
    if (error instanceof UnreadableText) throw new ProblemError('unprocessable', { detail: error.message });
    throw error;
  }
}

async function headerCells(table: Table): Promise<readonly string[]> {
  try {
    for await (const { cells } of table.rows()) return cells;
  } catch (error) {
    if (!(error instanceof BrokenTable)) throw error;
    throw new ProblemError('unprocessable', { detail: `Line ${String(error.line)}: ${error.message}` });
  }
  throw new ProblemError('unprocessable', {
    detail: 'The file has no header; its first line names the columns.',
  });
}

async function* withoutHeader(table: Table): AsyncGenerator<TableRow> {
  let isHeader = true;
  for await (const row of table.rows()) {
    if (!isHeader) yield row;
    isHeader = false;
  }
}
