import { type EmbeddedPostgres, startEmbeddedPostgres } from '#shared/embedded/postgres.js';
import { eventually } from '../eventually.js';
import { hasErrorCode } from '../processes/error-code.js';
import { endWithParent } from '../processes/parent-watch.js';
import { processTable } from '../processes/process-table.js';
import { restartablePort } from '../processes/restartable-port.js';
import { type StoreProcess } from '../processes/store-process.js';

export interface PostgresProcessOptions {
  /** Holds the cluster, its password and its log. A folder used before is started on what it holds. */
  readonly folder: string;
  readonly port?: number;
}

/** Starts a real PostgreSQL that can be killed, frozen and started again; its `url` has user and password. */
export async function startPostgresProcess(options: PostgresProcessOptions): Promise<StoreProcess> {
  const port = options.port ?? (await restartablePort());
  let running = await begin(options.folder, port);
  const end = async (how: () => Promise<void>) => {
    // Its number may be somebody else's by now.
    if (running.over) return;
    await how();
    running.over = true;
    running.release();
  };
  const thaw = () => {
    if (running.over) return;
    signal([...childrenOf(running.server.pid), running.server.pid], 'SIGCONT');
  };
  return {
    url: running.server.url,
    get pid() {
      return running.server.pid;
    },
    kill: () => end(() => killAll(running.server.pid)),
    freeze: () => {
      if (running.over) return;
      // First the one that makes the others, so that none is missed.
      signal([running.server.pid], 'SIGSTOP');
      signal(childrenOf(running.server.pid), 'SIGSTOP');
    },
    thaw,
    start: async () => {
      if (!running.over) throw new Error(`PostgreSQL already runs: process ${String(running.server.pid)}`);
      running = await begin(options.folder, port);
    },
    stop: () =>
      end(async () => {
        thaw();
        await running.server.stop();
      }),
  };
}

interface Run {
  readonly server: EmbeddedPostgres;
  readonly release: () => void;
  over: boolean;
}

async function begin(folder: string, port: number): Promise<Run> {
  const server = await startEmbeddedPostgres(folder, { port });
  // The processes it makes leave its group, and end by themselves when they see that it is gone.
  return { server, release: endWithParent(server.pid), over: false };
}

/**
 * Ends the server and all its processes, and waits: one that still holds the shared memory would keep the next server
 * from starting. The first is frozen before, for it makes new ones.
 */
async function killAll(postmaster: number): Promise<void> {
  signal([postmaster], 'SIGSTOP');
  const all = [...childrenOf(postmaster), postmaster];
  signal(all, 'SIGKILL');
  await eventually('PostgreSQL and its processes are gone', () => {
    const running = new Set(processTable().map(({ pid }) => pid));
    return !all.some((pid) => running.has(pid));
  });
}

function childrenOf(postmaster: number): number[] {
  return processTable()
    .filter(({ parent }) => parent === postmaster)
    .map(({ pid }) => pid);
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if (!hasErrorCode(error, 'ESRCH')) throw error;
    }
  }
}
