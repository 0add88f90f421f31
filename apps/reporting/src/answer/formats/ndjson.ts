import { Readable } from 'node:stream';
import { type ReportRow } from '../../reports/report.js';
import { type AnswerFormat } from './format.js';
import { jsonLines } from './row-chunks.js';

/** The rows alone, one JSON object on a line. */
export const ndjson: AnswerFormat = {
  suffix: 'ndjson',
  contentType: 'application/x-ndjson; charset=utf-8',
  description: 'one JSON object per line; for jq, log pipelines and DuckDB',
  isFile: true,
  saysWhen: false,
  write: ({ data }) => Readable.from(lines(data), { objectMode: false }),
};

function* lines(rows: readonly ReportRow[]): Generator<string> {
  if (rows.length === 0) return;
  yield* jsonLines(rows, '\n');
  yield '\n';
}
