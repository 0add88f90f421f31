import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Face } from '../summary/faces.js';

const run = promisify(execFile);
const MOST_OUTPUT_BYTES = 64 * 1_048_576;

/**
 * Runs a command as the page prints it and gives what it writes. `npm run` becomes the program that the script starts:
 * the script would build first, under the feet of every other test that runs the build.
 */
export async function askFace({ command }: Face, folder: string): Promise<string> {
  if (command === undefined) throw new Error('this face is for a browser');
  const script = command.replace(/npm run (?:--silent )?(\w+) --/, (_, name: string) => programOf(name));
  const shell = await run('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: folder,
    maxBuffer: MOST_OUTPUT_BYTES,
  });
  return shell.stdout;
}

function programOf(script: string): string {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
  };
  const [, file] = / (dist\/\S+)/.exec(scripts[script]?.split('&&').at(-1) ?? '') ?? [];
  if (file === undefined) throw new Error(`npm run ${script} starts no program`);
  return `'${process.execPath}' '${resolve(file)}'`;
}
