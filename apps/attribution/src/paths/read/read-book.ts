import { PathBook } from '#domain/attribution/paths/path-book.js';
import { columnsOf, type EventColumns, type PathColumns } from './columns.js';
import { decodeText, type Encoding } from './decode-text.js';
import { InputError } from './input-problems.js';
import { JourneyBook } from './journey-book.js';
import { readEvents } from './read-events.js';
import { readPaths } from './read-paths.js';
import { readTable, type Table } from './read-table.js';

export interface ReadingOptions {
  readonly encoding: Encoding;
  /** How far before its conversion a touch can lie; only events have times. */
  readonly lookbackDays: number;
}

/** An input as journeys, and how they came about. */
export interface ReadBook {
  readonly book: PathBook;
  readonly shape: 'paths' | 'events';
  readonly rows: number;
  readonly hasValues: boolean;
  /** Touches that are in no journey: before its window, or after its last conversion. Counted paths have none. */
  readonly touchesLeftOut: number;
}

/**
 * Reads counted paths or events; the header says which. The text goes by piece by piece; the journeys stay, as numbers.
 * @throws {@link InputError} naming what is wrong and where
 */
export async function readBook(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadingOptions,
): Promise<ReadBook> {
  const table = await readTable(decodeText(chunks, options.encoding));
  const columns = columnsOf(table.header);
  const hasValues = columns.value !== undefined;
  const read =
    columns.shape === 'paths'
      ? await bookOfPaths(table, columns)
      : await bookOfEvents(table, columns, options.lookbackDays);
  if (read.rows === 0)
    throw new InputError([
      { reason: 'There is a header and nothing under it.', wayOut: 'Give at least one row.' },
    ]);
  return { ...read, shape: columns.shape, hasValues };
}

async function bookOfPaths({ rows, delimiter }: Table, columns: PathColumns) {
  const book = new PathBook();
  let read = 0;
  for await (const path of readPaths(rows, columns, delimiter)) {
    book.add(path);
    read += 1;
  }
  return { book, rows: read, touchesLeftOut: 0 };
}

async function bookOfEvents({ rows, delimiter }: Table, columns: EventColumns, lookbackDays: number) {
  const journeys = new JourneyBook();
  let read = 0;
  for await (const event of readEvents(rows, columns, delimiter)) {
    journeys.add(event);
    read += 1;
  }
  const book = new PathBook();
  for (const { channels, atMs, converted, value } of journeys.inOrder(lookbackDays))
    book.add({ channels, conversions: converted ? 1 : 0, nulls: converted ? 0 : 1, value }, atMs);
  return { book, rows: read, touchesLeftOut: journeys.touchesLeftOut };
}
