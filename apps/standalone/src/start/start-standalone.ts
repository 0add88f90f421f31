import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BusServer } from '#shared/bus/bus-server.js';
import { setupApiDocs } from '#shared/http/api-docs.js';
import { createHttpApp } from '#shared/http/create-http-app.js';
import { type StandaloneConfig } from '../standalone.config.js';
import { StandaloneModule } from '../standalone.module.js';
import { createFirstOrganisation } from './first-organisation.js';
import { announceInstance, retractInstance, runningInstance } from './instance-file.js';
import { openStores } from './open-stores.js';
import { installationSecret, writeSecretFile } from './secret-file.js';

export interface Standalone {
  readonly url: string;
  /** The first admin key, only when this start made it. */
  readonly firstKey: string | undefined;
  /** Stops taking work, finishes what is in hand, closes the stores. Safe to call twice. */
  close(): Promise<void>;
}

/** The data folder is served by another process; the engine allows one. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
}

/** Starts everything in this process and resolves when it answers. */
export async function startStandalone(given: StandaloneConfig): Promise<Standalone> {
  const config = { ...given, MANYHANDS_DATA_DIR: resolve(given.MANYHANDS_DATA_DIR) };
  const dataDir = config.MANYHANDS_DATA_DIR;
  mkdirSync(dataDir, { recursive: true });
  const other = runningInstance(dataDir);
  if (other !== undefined)
    throw new AlreadyRunning(
      `manyhands already runs on ${dataDir}: process ${String(other.pid)}, ${other.url}`,
    );

  const stores = await openStores(config);
  const firstKey = await createFirstOrganisation(stores.postgres);
  if (firstKey !== undefined) writeSecretFile(join(dataDir, 'admin-key'), firstKey);

  const app = await createHttpApp(
    StandaloneModule.with({
      stores,
      logLevel: config.LOG_LEVEL,
      ingest: {
        PUBLIC_URL: config.PUBLIC_URL ?? `http://${config.HOST}:${String(config.PORT)}`,
        SPOOL_DIR: join(dataDir, 'spool'),
        SPOOL_MAX_BYTES: config.SPOOL_MAX_BYTES,
        REDIRECT_BUDGET_MS: config.REDIRECT_BUDGET_MS,
        INSTALLATION_SECRET: installationSecret(join(dataDir, 'installation-secret')),
        ...(config.BACKDATE_TOKEN === undefined ? {} : { BACKDATE_TOKEN: config.BACKDATE_TOKEN }),
      },
    }),
    { trustProxy: config.TRUST_PROXY ?? false },
  );
  app.connectMicroservice({ strategy: new BusServer(stores.bus) });
  setupApiDocs(app);
  await app.startAllMicroservices();
  await app.listen(config.PORT, config.HOST);
  const url = await app.getUrl();
  announceInstance(dataDir, { url, pid: process.pid });

  let closing: Promise<void> | undefined;
  const close = async () => {
    await app.close();
    await stores.close();
    retractInstance(dataDir);
  };
  return { url, firstKey, close: () => (closing ??= close()) };
}
