import { type ExportFormat } from '../export-format.js';

/** As much of the end of a file as tells whether it is whole. */
export const TAIL_BYTES = 64;
const END_OF_STREAM = Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);
/** How ClickHouse ends an answer it could not finish (its manual, "HTTP interface", on errors during streaming). */
const FAILED_HALFWAY = '__exception__\r\n';

/** The rows ended before the last of them: the engine failed half-way, or the connection to it broke. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
}

/**
 * Whether a file came to its end: Parquet has a footer, an Arrow stream an end marker, and each line of text its end.
 * The status of the engine's answer was sent before its first row, so a failure after it can show only here.
 * @param tail the last {@link TAIL_BYTES} of the file, or all of it
 * @throws {@link BrokenOff}
 */
export function requireWhole(format: ExportFormat, tail: Buffer): void {
  if (!isWhole(format, tail)) throw new BrokenOff('the rows broke off');
}

function isWhole(format: ExportFormat, tail: Buffer): boolean {
  const text = tail.toString('latin1');
  switch (format) {
    case 'parquet':
      return text.endsWith('PAR1');
    case 'arrow':
      return tail.subarray(-END_OF_STREAM.length).equals(END_OF_STREAM);
    case 'csv': // never empty: it has a header
      return text.endsWith('\n') && !text.endsWith(FAILED_HALFWAY);
    case 'ndjson':
      return text === '' || (text.endsWith('\n') && !text.endsWith(FAILED_HALFWAY));
  }
}
