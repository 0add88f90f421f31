import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HELP, KILL, readOptions } from './options.js';
import { page, TABLE_HEAD, tableRow } from './page.js';
import { runFaults } from './run-faults.js';
import { save } from './save.js';
import { SCENARIOS } from './scenarios/registry.js';

/** The folder that holds the build this file is part of. */
const TREE = fileURLToPath(new URL('../../..', import.meta.url));

async function main(): Promise<number> {
  const options = readOptions(
    process.argv.slice(2),
    SCENARIOS.map(({ name }) => name),
  );
  if (options.task === 'help') {
    process.stdout.write(HELP);
    return process.argv.length > 2 ? 0 : 2;
  }
  if (options.task === 'list') {
    const kill = { name: KILL, summary: 'kill -9 of the standalone process' };
    const lines = [kill, ...SCENARIOS].map(({ name, summary }) => `${name.padEnd(20)} ${summary}\n`);
    process.stdout.write(lines.join(''));
    return 0;
  }
  if (options.data !== undefined && existsSync(options.data))
    throw new Error(`${options.data} exists already; name a folder that does not`);

  const outcomes = await runFaults(options, {
    tree: TREE,
    say: (step) => process.stderr.write(`${elapsed()} ${step}\n`),
    onOutcome: (outcome) => {
      if (!options.json) process.stdout.write(page(outcome));
      if (options.save) save(outcome);
    },
  });
  if (options.json) process.stdout.write(`${JSON.stringify(outcomes, null, 2)}\n`);
  if (options.save && !options.json)
    process.stdout.write(`\n${TABLE_HEAD}\n${outcomes.map(tableRow).join('\n')}\n`);
  return outcomes.every(({ ok }) => ok) ? 0 : 1;
}

function elapsed(): string {
  return `${(performance.now() / 1_000).toFixed(1).padStart(7)} s`;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
