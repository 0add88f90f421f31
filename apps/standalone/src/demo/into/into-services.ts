import { readFileSync } from 'node:fs';
import { ConfigError, loadConfig } from '#shared/config/load-config.js';
import { UsageError } from '#shared/cli/usage-error.js';
import { type IntoOptions } from '../options.js';
import { type DemoTarget } from '../target.js';
import { ServicesConfig } from './services.config.js';

/**
 * Finds running services as the command line and the environment say, and lets the demo play into them.
 * @throws {@link UsageError} naming everything that is missing
 */
export async function intoServices<T>(
  { kafka, ingest, reporting, keyFile }: IntoOptions,
  env: Readonly<Record<string, string | undefined>>,
  work: (target: DemoTarget) => Promise<T>,
): Promise<T> {
  const config = await configured(() =>
    loadConfig(ServicesConfig, {
      ...env,
      ...(ingest === undefined ? {} : { INGEST_URL: ingest }),
      ...(reporting === undefined ? {} : { REPORTING_URL: reporting }),
      ...(keyFile === undefined ? {} : { ADMIN_KEY_FILE: keyFile }),
    }),
  );
  const target = {
    ingestUrl: config.INGEST_URL,
    reportingUrl: config.REPORTING_URL,
    adminKey: readKey(config.ADMIN_KEY_FILE),
    backdateToken: config.BACKDATE_TOKEN,
    isForeign: true,
  };
  if (!kafka) return work(target);
  // Loaded here, because a demo in its own process has no use for a Kafka client.
  const { openRawLog } = await import('./open-raw-log.js');
  const log = await configured(() => openRawLog(env));
  try {
    return await work({ ...target, rawTopics: { log, organisation: config.RAW_TOPICS_ORGANISATION } });
  } finally {
    await log.close();
  }
}

async function configured<T>(load: () => T | Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(error.message);
    throw error;
  }
}

function readKey(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new UsageError(`The admin key cannot be read from ${file}: ${String(error)}`);
  }
}
