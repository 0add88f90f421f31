import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '#shared/config/load-config.js';
import { type Standalone, startStandalone } from '../start/start-standalone.js';
import { StandaloneConfig } from '../standalone.config.js';
import { HELP, readOptions, UsageError } from './options.js';
import { runDemo } from './run-demo.js';
import { pageOf } from './summary/page.js';
import { temporaryDataFolder } from './temporary-folder.js';

/** A demo is played as fast as it goes, so its clicks wait for the log rather than go over the spool. */
const REDIRECT_BUDGET_MS = '10000';
const INTERRUPTED = 130;

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), new Date().toISOString().slice(0, 10));
  if (options === undefined) {
    process.stdout.write(HELP);
    return 0;
  }
  const interruption = new AbortController();
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        interruption.abort();
        resolve();
      });
    }
  });
  const dataDir = options.data ?? temporaryDataFolder('demo');
  const backdateToken = randomBytes(24).toString('hex');
  let standalone: Standalone | undefined;
  try {
    process.stderr.write('Starting PostgreSQL, ClickHouse and manyhands ...\n');
    standalone = await startStandalone(
      loadConfig(StandaloneConfig, {
        LOG_LEVEL: 'error',
        ...process.env,
        MANYHANDS_DATA_DIR: dataDir,
        HOST: '127.0.0.1',
        PORT: String(options.port),
        BACKDATE_TOKEN: backdateToken,
        REDIRECT_BUDGET_MS,
      }),
    );
    const adminKey = standalone.firstKey ?? readFileSync(join(dataDir, 'admin-key'), 'utf8').trim();
    const { url } = standalone;
    const { summary, key } = await runDemo(options, { url, adminKey, backdateToken }, interruption.signal);
    process.stdout.write(
      options.json ? `${JSON.stringify(summary, null, 2)}\n` : pageOf(summary, { url, key }),
    );
    if (!options.exit) {
      process.stderr.write('It stays up. Ctrl-C stops it.\n');
      await interrupted;
    }
    return summary.reconcile.ok ? 0 : 1;
  } catch (error) {
    if (interruption.signal.aborted) return INTERRUPTED;
    throw error;
  } finally {
    await standalone?.close();
    if (options.data === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const isWrongUse = error instanceof UsageError;
    const text =
      error instanceof Error ? (isWrongUse ? error.message : (error.stack ?? error.message)) : String(error);
    process.stderr.write(`${text}\n${isWrongUse ? 'See --help.\n' : ''}`);
    process.exit(isWrongUse ? 2 : 1);
  },
);
