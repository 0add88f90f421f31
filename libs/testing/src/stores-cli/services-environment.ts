import { join } from 'node:path';
import { writeSecretFile } from '#shared/files/write-secret-file.js';
import { adminKeyFile, installationSecret, type StoreAddresses } from '../rig/rig-environment.js';

/** What the migrate step and the three services read, for stores on this machine. */
export function servicesEnvironment(
  folder: string,
  addresses: StoreAddresses,
): Readonly<Record<string, string>> {
  return {
    DATABASE_URL: addresses.databaseUrl,
    CLICKHOUSE_URL: addresses.clickhouseUrl,
    KAFKA_BROKERS: addresses.brokers,
    INSTALLATION_SECRET: installationSecret(folder),
    ADMIN_KEY_FILE: adminKeyFile(folder),
    PUBLIC_URL: 'http://127.0.0.1:8081',
    SPOOL_DIR: join(folder, 'spool'),
  };
}

/** Writes them as a file to read into a shell; its path. */
export function writeServicesEnvironment(folder: string, values: Readonly<Record<string, string>>): string {
  const file = join(folder, 'services.env');
  const lines = Object.entries(values).map(([name, value]) => `export ${name}=${quote(value)}\n`);
  writeSecretFile(file, lines.join(''));
  return file;
}

function quote(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
