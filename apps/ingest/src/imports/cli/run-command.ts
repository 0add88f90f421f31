import { readFileSync } from 'node:fs';
import { MAX_FILE_BYTES } from '../max-file-bytes.js';
import { HELP, type ImportOptions } from './options.js';
import { sendFile } from './import-api.js';
import { printAnswer } from './print.js';

const ALL_TAKEN = 0;
const SOME_WITH_PROBLEMS = 1;
const MIB = 1024 * 1024;

/** Where a command writes: the answer apart from what is only about its progress. */
export interface Output {
  readonly answer: (text: string) => void;
  readonly progress: (text: string) => void;
}

/** Does what the command line asks. @returns the exit code; what cannot be done is thrown */
export async function runCommand(options: ImportOptions | undefined, output: Output): Promise<number> {
  if (options === undefined) {
    output.answer(HELP);
    return ALL_TAKEN;
  }
  const file = readFileSync(options.file === '-' ? 0 : options.file);
  if (file.length > MAX_FILE_BYTES)
    throw new Error(
      `${options.file} has more than ${String(MAX_FILE_BYTES / MIB)} MiB; send it in parts, each with the header`,
    );
  const answer = await sendFile(options, file, output.progress);
  output.answer(options.json ? `${JSON.stringify(answer, null, 2)}\n` : printAnswer(answer));
  return answer.problems.length === 0 ? ALL_TAKEN : SOME_WITH_PROBLEMS;
}
