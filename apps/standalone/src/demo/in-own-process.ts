import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '#shared/config/load-config.js';
import { startStandalone } from '../start/start-standalone.js';
import { StandaloneConfig } from '../standalone.config.js';
import { type DemoOptions } from './options.js';
import { type DemoTarget } from './target.js';
import { temporaryDataFolder } from './temporary-folder.js';

/** A demo is played as fast as it goes, so its clicks wait for the log rather than go over the spool. */
const REDIRECT_BUDGET_MS = '10000';

/** Starts everything in this process, lets the demo play into it, and stops it whatever happens. */
export async function inOwnProcess<T>(
  options: Pick<DemoOptions, 'data' | 'port'>,
  work: (target: DemoTarget) => Promise<T>,
): Promise<T> {
  const dataDir = options.data ?? temporaryDataFolder('demo');
  const backdateToken = randomBytes(24).toString('hex');
  try {
    process.stderr.write('Starting PostgreSQL, ClickHouse and manyhands ...\n');
    const standalone = await startStandalone(
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
    try {
      const { url, firstKey } = standalone;
      const adminKey = firstKey ?? readFileSync(join(dataDir, 'admin-key'), 'utf8').trim();
      return await work({ ingestUrl: url, reportingUrl: url, adminKey, backdateToken, isForeign: false });
    } finally {
      await standalone.close();
    }
  } finally {
    if (options.data === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}
