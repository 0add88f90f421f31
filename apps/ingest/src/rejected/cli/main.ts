import { readOptions } from './options.js';
import { runCommand } from './run-command.js';

const COULD_NOT = 2;

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  return runCommand(options, {
    answer: (text) => process.stdout.write(text),
    progress: (text) => process.stderr.write(text),
  });
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\nnpm run rejected -- --help shows how.\n`,
    );
    process.exitCode = COULD_NOT;
  },
);
