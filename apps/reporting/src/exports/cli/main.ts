import { readFileSync } from 'node:fs';
import { runMain } from '#shared/cli/run-main.js';
import { readOptions } from './options.js';
import { runCommand } from './run-command.js';

const LOOK_EVERY_MS = 1_000;
const readText = (file: string): string => readFileSync(file === '-' ? 0 : file, 'utf8');

runMain('export', async () =>
  runCommand(readOptions(process.argv.slice(2), process.env, readText), {
    answer: (text) => process.stdout.write(text),
    progress: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
    lookEveryMs: LOOK_EVERY_MS,
  }),
);
