import { runMain } from '#shared/cli/run-main.js';
import { readOptions } from './options.js';
import { runCommand } from './run-command.js';

runMain('import', async () =>
  runCommand(readOptions(process.argv.slice(2), process.env), {
    answer: (text) => process.stdout.write(text),
    progress: (text) => process.stderr.write(text),
  }),
);
