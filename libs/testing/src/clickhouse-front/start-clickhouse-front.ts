import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asStoreProcess } from '../processes/as-store-process.js';
import { restartablePort } from '../processes/restartable-port.js';
import { SpawnedProcess } from '../processes/spawned-process.js';
import { type StoreProcess } from '../processes/store-process.js';

export interface ClickHouseFrontOptions {
  /** Keeps its data and its log. */
  readonly folder: string;
  readonly port?: number;
  /** The folder that holds `dist`; by default the current one. */
  readonly tree?: string;
}

const MAIN = 'dist/libs/testing/src/clickhouse-front/main.js';
/** How many queries it runs at once. */
const THREADS = '16';

/** Starts the ClickHouse front as a process of its own: a store that can be killed, frozen and started again. */
export async function startClickHouseFront(options: ClickHouseFrontOptions): Promise<StoreProcess> {
  const port = options.port ?? (await restartablePort());
  const url = `http://127.0.0.1:${String(port)}`;
  mkdirSync(options.folder, { recursive: true });
  const front = await SpawnedProcess.start({
    name: 'the ClickHouse front',
    program: process.execPath,
    args: [
      '--enable-source-maps',
      resolve(options.tree ?? '.', MAIN),
      '--data',
      join(options.folder, 'data'),
      '--port',
      String(port),
    ],
    logFile: join(options.folder, 'clickhouse-front.log'),
    env: { UV_THREADPOOL_SIZE: THREADS },
    isReady: (output) => output.includes(`Ready ${url}`),
  });
  return asStoreProcess(url, front);
}
