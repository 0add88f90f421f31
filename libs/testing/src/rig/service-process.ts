import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asStoreProcess } from '../processes/as-store-process.js';
import { restartablePort } from '../processes/restartable-port.js';
import { SpawnedProcess } from '../processes/spawned-process.js';
import { type StoreProcess } from '../processes/store-process.js';

export const SERVICES = ['ingest', 'attribution', 'reporting'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** One of our services running as a process of its own. Its errors have the end of its log. */
export interface ServiceProcess extends StoreProcess {
  readonly name: ServiceName;
}

export interface ServiceOptions {
  readonly name: ServiceName;
  /** Tells it from others of the same name: its spool and its log are its own, and found again under the same number. */
  readonly number: number;
  readonly dataDir: string;
  readonly tree: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export async function startService(options: ServiceOptions): Promise<ServiceProcess> {
  const { name, dataDir, tree } = options;
  const label = `${name}-${String(options.number)}`;
  const logs = join(dataDir, 'logs');
  mkdirSync(logs, { recursive: true });
  // Given, not found by itself: started again, it answers at the same address.
  const port = await restartablePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const spawned = await SpawnedProcess.start({
    name: label,
    program: process.execPath,
    args: ['--enable-source-maps', resolve(tree, `dist/apps/${name}/src/main.js`)],
    logFile: join(logs, `${label}.log`),
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: url,
      SPOOL_DIR: join(dataDir, 'spool', label),
      ...options.env,
    },
    isReady: (output) => /^Ready\s+http/m.test(output),
  });
  return Object.assign(asStoreProcess(url, spawned), { name });
}
