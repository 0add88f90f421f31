import { existsSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startProgress } from '#standalone/demo/player/progress.js';
import { temporaryDataFolder } from '#standalone/demo/temporary-folder.js';
import { type KillResult, killRepeatedly } from './kill.js';

const HELP = `npm run fault -- kill [--times N] [--seed N] [--data DIR] [--json]

Starts manyhands, sends it events and clicks, ends it with kill -9 at a random moment, starts it again on the same
folder, and so on. What was not acknowledged is sent again, as any sender would. At the end it waits until the log is
drained, runs reconcile, stops the process, and compares what it acknowledged with what is on disk.

  --times N    how often it is killed (default 30)
  --seed N     moments and load (default 1)
  --data DIR   folder to use, which must not exist yet, and to keep (default: a temporary one that is removed)
  --json       the result as JSON on standard output

Exit codes: 0 nothing lost, doubled or invented and reconcile finds nothing; 1 otherwise; 2 it could not be run.
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      times: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  if (values.help === true || positionals[0] === undefined) {
    process.stdout.write(HELP);
    return values.help === true ? 0 : 2;
  }
  if (positionals[0] !== 'kill')
    throw new Error(`There is no fault "${positionals[0]}"; the one there is: kill`);
  if (values.data !== undefined && existsSync(values.data))
    throw new Error(`${values.data} exists already; name a folder that does not`);
  const times = wholeNumber('--times', values.times);
  const seed = wholeNumber('--seed', values.seed);
  const dataDir = values.data ?? temporaryDataFolder('fault');
  const progress = startProgress('Killing', times, values.json);
  try {
    const onKill = (kills: number) => {
      progress.update(kills, `${String(kills)} of ${String(times)}`);
    };
    const result = await killRepeatedly({ times, seed, dataDir, onKill });
    progress.stop();
    process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : page(result));
    return result.ok ? 0 : 1;
  } finally {
    progress.stop();
    if (values.data === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

function page(result: KillResult): string {
  const some = (keys: readonly string[]) => (keys.length === 0 ? '' : `   ${keys.slice(0, 5).join(', ')}`);
  return [
    '',
    `Kills          ${String(result.kills)}   (${String(result.killsWhileStarting)} while starting)`,
    `Sent           ${String(result.sent)}`,
    `Acknowledged   ${String(result.acknowledged)}`,
    `Stored         ${String(result.stored)}`,
    `Lost           ${String(result.lost.length)}${some(result.lost)}`,
    `Doubled        ${String(result.doubled.length)}${some(result.doubled)}`,
    `Never sent     ${String(result.invented.length)}${some(result.invented)}`,
    `Reconcile      ${result.reconcile.ok ? 'nothing differs' : JSON.stringify(result.reconcile)}`,
    `Restart        median ${String(result.restartMs.median)} ms, longest ${String(result.restartMs.max)} ms`,
    '',
    result.ok
      ? 'Kept: nothing acknowledged was lost, nothing doubled, nothing repaired.'
      : 'BROKEN: see above.',
    '',
  ].join('\n');
}

function wholeNumber(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`${option} must be a whole number from 1; "${text}" is not`);
  return value;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
