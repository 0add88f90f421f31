import { Readable } from 'node:stream';
import { csvWriter } from '#shared/csv/csv-writer.js';
import { type Answer } from './answer.js';

/** The rows as CSV with the columns' titles as header, written as they are read. */
export function csvOf({ data, columns }: Pick<Answer, 'data' | 'columns'>): Readable {
  return Readable.from(data).pipe(csvWriter(columns));
}
