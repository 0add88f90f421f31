import { open } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { csvWriter } from '#shared/csv/csv-writer.js';
import { InputError } from '../read/input-problems.js';
import { readBook } from '../read/read-book.js';
import { attributionOf, type FileAttribution } from './attribution-of-file.js';
import { CREDIT_COLUMNS, creditRows } from './credit-rows.js';
import { UsageError } from '#shared/cli/usage-error.js';
import { HELP, type Options } from './options.js';
import { printTables } from './print-tables.js';
import { type ProgressSink, withProgress } from './reading-progress.js';

const DONE = 0;
const MANY_TOUCHES = 1_000_000;

/** What the command is run in. */
export interface Surroundings {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly answer: (text: string) => void;
  readonly progress: ProgressSink;
  readonly width: number;
  readonly nowMs: () => number;
}

/**
 * Does what the command line asks. Nothing is answered before everything was read, so bad input leaves no half answer.
 * @returns the exit code
 * @throws InputError for an input that cannot be read as it is, UsageError for a file that cannot be opened
 */
export async function runCommand(options: Options | 'help', surroundings: Surroundings): Promise<number> {
  const { answer, progress, width, nowMs } = surroundings;
  if (options === 'help') {
    answer(HELP);
    return DONE;
  }
  const { bytes, total } = await opened(options.file, surroundings.stdin);
  const read = await readBook(withProgress(bytes, total, progress, nowMs), options);
  if (options.byValue && !read.hasValues)
    throw new InputError([
      { line: 1, reason: 'There is no column value to divide.', wayOut: 'Leave --by-value out.' },
    ]);
  if (read.book.touchCount > MANY_TOUCHES) progress.write('Working out the models\n');
  const attribution = attributionOf(read, options);
  answer(await written(attribution, options, width));
  return DONE;
}

async function opened(
  file: string,
  stdin: AsyncIterable<Uint8Array>,
): Promise<{ readonly bytes: AsyncIterable<Uint8Array>; readonly total?: number }> {
  if (file === '-') return { bytes: stdin };
  try {
    const handle = await open(file);
    const stats = await handle.stat();
    if (stats.isDirectory()) {
      await handle.close();
      throw new UsageError(`${file} is a folder; give a file`);
    }
    return { bytes: handle.createReadStream(), ...(stats.isFile() ? { total: stats.size } : {}) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `${file} cannot be opened (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

async function written(
  attribution: FileAttribution,
  { format, byValue, top }: Options,
  width: number,
): Promise<string> {
  switch (format) {
    case 'json': {
      const { input, tables, omitted, notes } = attribution;
      return `${JSON.stringify({ input, models: tables, omitted, notes }, null, 2)}\n`;
    }
    case 'csv':
      return text(Readable.from(creditRows(attribution)).pipe(csvWriter(CREDIT_COLUMNS)));
    case 'table':
      return printTables(attribution, { byValue, top, width });
  }
}
