import { type ExportFormat } from '../export-format.js';

const NEW_LINE = 0x0a;
const QUOTE = 0x22;

/** Counts the rows of a file as its bytes pass. */
export interface RowCounter {
  take(chunk: Uint8Array): void;
  /** So far; null for formats that do not tell. */
  rows(): number | null;
}

export function rowCounter(format: ExportFormat): RowCounter {
  switch (format) {
    case 'csv':
      return countRecords();
    case 'ndjson':
      return countLines();
    case 'parquet':
    case 'arrow':
      return { take: () => undefined, rows: () => null };
  }
}

function countLines(): RowCounter {
  let rows = 0;
  return {
    take(chunk) {
      for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, at + 1)) rows++;
    },
    rows: () => rows,
  };
}

/** Lines that end outside quotes; a quote inside a quoted text is written twice, so it changes nothing. The first is the header. */
function countRecords(): RowCounter {
  let lines = 0;
  let isQuoted = false;
  return {
    take(chunk) {
      // Counted in variables of this call, and most bytes left at the first comparison: it looks at every byte of the file.
      let ended = 0;
      let quoted = isQuoted;
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at] ?? 0;
        if (byte > QUOTE) continue;
        if (byte === QUOTE) quoted = !quoted;
        else if (byte === NEW_LINE && !quoted) ended++;
      }
      lines += ended;
      isQuoted = quoted;
    },
    rows: () => Math.max(0, lines - 1),
  };
}
