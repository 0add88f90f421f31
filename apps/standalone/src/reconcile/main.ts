import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '#shared/config/load-config.js';
import { runningInstance } from '../start/instance-file.js';
import { startStandalone } from '../start/start-standalone.js';
import { StandaloneConfig } from '../standalone.config.js';
import { printReconcile } from './print-reconcile.js';
import { askReconcile } from './reconcile-answer.js';

const HELP = `npm run reconcile -- [--json] [--key KEY]

Compares the event log with the stored rows and the refused events, and the rollups with a recount from raw facts, per
organisation and day. Prints what differs.

Works beside a running manyhands (it asks that process) and without one (it starts the stores, and stops them again).
  --json       the whole result as JSON on standard output
  --key KEY    an API key with the scope operator; default: the admin key in the data folder

Exit codes: 0 nothing differs, 1 something differs, 2 it could not be checked.
The data folder is MANYHANDS_DATA_DIR (default ./data).
`;

const TICK_MS = 2_000;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' }, key: { type: 'string' } },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return 0;
  }
  const config = loadConfig(StandaloneConfig, process.env);
  const dataDir = resolve(config.MANYHANDS_DATA_DIR);
  const running = runningInstance(dataDir);
  if (running === undefined && !existsSync(dataDir))
    throw new Error(`There is no data folder ${dataDir}; set MANYHANDS_DATA_DIR`);
  const standalone =
    running === undefined ? await startStandalone({ ...config, HOST: '127.0.0.1', PORT: 0 }) : undefined;
  try {
    const key = values.key ?? readFileSync(join(dataDir, 'admin-key'), 'utf8').trim();
    const result = await withTicker(askReconcile(running?.url ?? standalone?.url ?? '', key));
    process.stdout.write(
      values.json === true ? `${JSON.stringify(result, null, 2)}\n` : printReconcile(result),
    );
    return result.ok ? 0 : 1;
  } finally {
    await standalone?.close();
  }
}

/** Shows that work goes on, on the error stream, so that standard output stays the answer. */
async function withTicker<T>(work: Promise<T>): Promise<T> {
  const began = performance.now();
  const ticker = setInterval(() => {
    process.stderr.write(`  comparing, ${String(Math.round((performance.now() - began) / 1000))} s\n`);
  }, TICK_MS);
  try {
    return await work;
  } finally {
    clearInterval(ticker);
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const text = error instanceof ConfigError || !(error instanceof Error) ? String(error) : error.message;
    process.stderr.write(`Could not reconcile: ${text}\n`);
    process.exit(2);
  },
);
