import { runMain } from '#shared/cli/run-main.js';
import { InputError } from '../read/input-problems.js';
import { readOptions } from './options.js';
import { runCommand } from './run-command.js';

const BAD_INPUT = 1;
const USUAL_WIDTH = 80;

runMain(
  'attribute',
  async () =>
    runCommand(readOptions(process.argv.slice(2)), {
      stdin: process.stdin,
      answer: (text) => process.stdout.write(text),
      progress: { write: (text) => process.stderr.write(text), isTerminal: process.stderr.isTTY },
      width: process.stdout.isTTY ? process.stdout.columns : USUAL_WIDTH,
      nowMs: () => performance.now(),
    }),
  (error) =>
    error instanceof InputError
      ? { text: `${error.message}\nNothing was worked out.`, exitCode: BAD_INPUT }
      : undefined,
);
