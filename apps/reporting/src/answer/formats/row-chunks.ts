import { type ReportRow } from '../../reports/report.js';

/** Rows that are turned into bytes at a time: few enough that their bytes weigh nothing, many enough to write fast. */
const ROWS_OF_TEXT = 500;

/** The rows as lines of JSON, some hundreds at a time. */
export function* jsonLines(rows: readonly ReportRow[], separator: string): Generator<string> {
  for (let from = 0; from < rows.length; from += ROWS_OF_TEXT) {
    const chunk = rows.slice(from, from + ROWS_OF_TEXT).map((row) => JSON.stringify(row));
    yield (from === 0 ? '' : separator) + chunk.join(separator);
  }
}
