import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Static, type TObject } from 'typebox';
import { ReportingConfig } from '#reporting/reporting.config.js';
import { createFirstOrganisation } from '#shared/access/first-organisation.js';
import { writeSecretFile } from '#shared/files/write-secret-file.js';
import { serve, type Serving } from '#shared/service/serve.js';
import { StartRefused } from '#shared/service/start-refused.js';
import { startTracing } from '#shared/telemetry/tracing.js';
import { type StandaloneConfig } from '../standalone.config.js';
import { StandaloneModule } from '../standalone.module.js';
import { installationSecret } from './installation-secret.js';
import { announceInstance, retractInstance, runningInstance } from './instance-file.js';
import { openStores } from './open-stores.js';

export interface Standalone extends Serving {
  /** The first admin key, only when this start made it. */
  readonly firstKey: string | undefined;
}

/** The data folder is served by another process; the engine allows one. */
export class AlreadyRunning extends StartRefused {
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

  const stopTracing = startTracing('manyhands', config.OTEL_EXPORTER_OTLP_ENDPOINT);
  const stores = await openStores(config);
  const firstKey = await createFirstOrganisation(stores.postgres, (key) => {
    writeSecretFile(join(dataDir, 'admin-key'), key);
  });
  const secret = installationSecret(join(dataDir, 'installation-secret'));
  const module = StandaloneModule.with({
    stores,
    logLevel: config.LOG_LEVEL,
    reporting: {
      ...partOf(ReportingConfig, config),
      INSTALLATION_SECRET: secret,
      EXPORT_DIR: join(dataDir, 'exports'),
      EXPORT_SCHEDULE_DIR: config.EXPORT_SCHEDULE_DIR ?? join(dataDir, 'delivered-exports'),
    },
    ingest: {
      PUBLIC_URL: config.PUBLIC_URL ?? `http://${config.HOST}:${String(config.PORT)}`,
      SPOOL_DIR: join(dataDir, 'spool'),
      SPOOL_MAX_BYTES: config.SPOOL_MAX_BYTES,
      REDIRECT_BUDGET_MS: config.REDIRECT_BUDGET_MS,
      REJECTED_RETENTION_DAYS: config.REJECTED_RETENTION_DAYS,
      ATS_ALLOW_PRIVATE_ADDRESSES: config.ATS_ALLOW_PRIVATE_ADDRESSES,
      INSTALLATION_SECRET: secret,
      ...(config.BACKDATE_TOKEN === undefined ? {} : { BACKDATE_TOKEN: config.BACKDATE_TOKEN }),
    },
  });
  const serving = await serve(module, stores, config);
  announceInstance(dataDir, { url: serving.url, pid: process.pid });
  return {
    url: serving.url,
    firstKey,
    async close() {
      await serving.close();
      await stopTracing();
      retractInstance(dataDir);
    },
  };
}

/** What a schema names of what was read from the environment, as far as it is set. */
function partOf<S extends TObject>(schema: S, config: StandaloneConfig): Partial<Static<S>> {
  const named = Object.entries(config).filter(([name]) => name in schema.properties);
  return Object.fromEntries(named) as Partial<Static<S>>;
}
