import { type SentEvent } from '../accept/sent-event.js';
import { type ImportOrigin } from './revision.js';
import { type CellRemark, Row, type RowContext } from './kinds/row.js';
import { type ImportKind, type RowEvent } from './kinds/import-kind.js';
import { type Header } from './table/header.js';
import { type TableRow } from './table/read-table.js';

/** A row of the file, read. */
export interface ReadRow {
  readonly line: number;
  /** None when the row is wrong. */
  readonly events: readonly RowEvent[];
  /** The row itself as something that is no event, when it is wrong. */
  readonly refused?: SentEvent;
  readonly leftOut: readonly CellRemark[];
}

/** What a row tells of, or what is wrong with it. Pure. */
export function readRow(
  { line, cells }: TableRow,
  kind: ImportKind,
  header: Header,
  context: RowContext,
  origin: ImportOrigin,
): ReadRow {
  const row = new Row(cellsOf(cells, header), context);
  const events = cells.length === header.width ? kind.read(row) : [];
  const problems = [...rowProblems(cells, kind, header, row), ...row.problems];
  return problems.length === 0
    ? { line, events, leftOut: row.leftOut }
    : { line, events: [], refused: refusedRow(row, kind, header, problems, origin), leftOut: [] };
}

function cellsOf(cells: readonly string[], { found }: Header): ReadonlyMap<string, string> {
  return new Map([...found].map(([name, { index }]) => [name, cells[index] ?? '']));
}

function rowProblems(cells: readonly string[], kind: ImportKind, header: Header, row: Row): CellRemark[] {
  if (cells.length !== header.width) {
    const detail = `The row has ${String(cells.length)} cells and the header ${String(header.width)}; a cell that holds the delimiter must stand in quotes.`;
    return [{ detail }];
  }
  return kind.columns
    .filter(({ name, needed }) => needed === true && row.text(name) === undefined)
    .map(({ name }) => ({ column: name, detail: 'This cell is needed.' }));
}

/**
 * A row that is no event, as it is kept among the refused: the columns we read and nothing else, without those that can
 * name a person and without any cell that holds an address.
 */
function refusedRow(
  row: Row,
  kind: ImportKind,
  header: Header,
  problems: readonly CellRemark[],
  origin: ImportOrigin,
): SentEvent {
  const kept = kind.columns.flatMap(({ name, personal }) => {
    const text = row.text(name);
    return personal === true || text === undefined || text.includes('@')
      ? []
      : [[name, text.slice(0, 300)] as const];
  });
  const isWhole = problems.every(({ column }) => column !== undefined);
  // In a row of another width than the header nobody knows which cell is which.
  const content = { import: kind.name, line: origin.line, row: isWhole ? Object.fromEntries(kept) : {} };
  return {
    bytes: Buffer.from(JSON.stringify(content)),
    origin,
    unreadable: {
      reason: 'invalid_data',
      problems: problems.map(({ column, detail }) => ({
        pointer: column === undefined ? '' : `/row/${column}`,
        detail: column === undefined ? detail : `${header.found.get(column)?.called ?? column}: ${detail}`,
      })),
    },
  };
}
