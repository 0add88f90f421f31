import { Readable } from 'node:stream';
import { COMMAS, type CsvDialect, csvWriter, SEMICOLONS } from '#shared/csv/csv-writer.js';
import { type Answer } from '../answer.js';
import { type AnswerFormat } from './format.js';

/** The rows with the columns' titles as header, as RFC 4180 has it. */
export const csv: AnswerFormat = {
  suffix: 'csv',
  contentType: 'text/csv; charset=utf-8; header=present',
  description: 'comma-separated, decimal point, UTF-8 without a byte order mark; for pandas, R, DuckDB',
  isFile: true,
  saysWhen: false,
  write: writtenIn(COMMAS),
};

/** The same for a spreadsheet that was set up where the decimal sign is a comma: there a comma cannot separate columns. */
export const semicolonCsv: AnswerFormat = {
  ...csv,
  suffix: 'semicolon.csv',
  description:
    'separated by semicolons, decimal comma, UTF-8 with a byte order mark; for a double click in Excel set to Dutch, German, French and most of Europe',
  write: writtenIn(SEMICOLONS),
};

function writtenIn(dialect: CsvDialect) {
  return ({ data, columns }: Pick<Answer, 'data' | 'columns'>): Readable =>
    Readable.from(data).pipe(csvWriter(columns, dialect));
}
