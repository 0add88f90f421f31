import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeSecretFile } from '#shared/files/write-secret-file.js';

/** Where the stores are, for one of our processes. */
export interface StoreAddresses {
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
  readonly brokers: string;
}

/** What the environment of whoever starts a rig could say, and must not. */
const FOREIGN = [
  'CLICKHOUSE_DATABASE',
  'CLICKHOUSE_USER',
  'CLICKHOUSE_PASSWORD',
  'CLICKHOUSE_CLUSTER',
  'KAFKA_SSL',
  'KAFKA_SASL_MECHANISM',
  'KAFKA_SASL_USERNAME',
  'KAFKA_SASL_PASSWORD',
  'KAFKA_REPLICATION_FACTOR',
  'TRUST_PROXY',
  'BACKDATE_TOKEN',
  'RAW_TOPICS_ORGANISATION',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
];

/** The variables all our processes read; nothing of the surrounding environment gets in between. */
export function rigEnvironment(
  addresses: StoreAddresses,
  dataDir: string,
): Readonly<Record<string, string | undefined>> {
  return {
    ...Object.fromEntries(FOREIGN.map((name) => [name, undefined])),
    DATABASE_URL: addresses.databaseUrl,
    CLICKHOUSE_URL: addresses.clickhouseUrl,
    KAFKA_BROKERS: addresses.brokers,
    INSTALLATION_SECRET: installationSecret(dataDir),
    ADMIN_KEY_FILE: adminKeyFile(dataDir),
    LOG_LEVEL: 'error',
  };
}

/** Where the migrate step writes the first key. */
export function adminKeyFile(dataDir: string): string {
  return join(dataDir, 'admin-key');
}

/** Made once for a folder: what was wrapped with it has to be read again. */
export function installationSecret(dataDir: string): string {
  const file = join(dataDir, 'installation-secret');
  if (!existsSync(file)) writeSecretFile(file, randomBytes(32).toString('hex'));
  return readFileSync(file, 'utf8').trim();
}
