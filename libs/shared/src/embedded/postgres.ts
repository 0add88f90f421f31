import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Account, accountForPostgres } from './postgres-account.js';
import { postgresBinaries } from './postgres-binaries.js';
import { freePort } from './free-port.js';
import { runToEnd } from './run-to-end.js';

export interface EmbeddedPostgres {
  readonly url: string;
  /** The server's process id. */
  readonly pid: number;
  stop(): Promise<void>;
}

const USER = 'manyhands';
const WAIT_MS = 30_000;
const POLL_MS = 20;

/**
 * Starts real PostgreSQL from npm binaries on a folder, on a loopback port. The server is a session of its own: a
 * Ctrl-C in the terminal reaches us and not it, so that we can finish our writes before we stop it. A server that an
 * earlier, killed process left running on the same folder is stopped first.
 * @param options.port where it listens; by default a free one
 */
export async function startEmbeddedPostgres(
  folder: string,
  options: { readonly port?: number } = {},
): Promise<EmbeddedPostgres> {
  const cluster = resolve(folder, 'cluster');
  const account = accountForPostgres();
  const binaries = await postgresBinaries();
  mkdirSync(folder, { recursive: true });
  // The account PostgreSQL runs under reaches the cluster through these folders, which are ours; the secrets in them
  // stay 0600. Folders above are not ours to open: if they are closed, initdb says so.
  if (account !== undefined) for (const path of [folder, dirname(resolve(folder))]) letThrough(path);
  const password = passwordOf(folder);
  await stopLeftover(cluster);
  await initialise(folder, cluster, binaries.initdb, account);

  const port = options.port ?? (await freePort());
  const log = openSync(join(folder, 'postgres.log'), 'a');
  const server = spawn(
    binaries.postgres,
    [
      '-D',
      cluster,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_wal_size=2GB',
    ],
    { ...account, detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  server.unref();
  const url = `postgres://${USER}:${password}@127.0.0.1:${String(port)}/postgres`;
  await untilAnswering(url, () => server.exitCode, join(folder, 'postgres.log'));
  return { url, pid: server.pid ?? 0, stop: () => stopLeftover(cluster) };
}

function letThrough(path: string): void {
  const { mode, uid } = statSync(path);
  if (uid === process.getuid?.() && (mode & 0o111) !== 0o111) chmodSync(path, (mode & 0o7777) | 0o111);
}

function passwordOf(folder: string): string {
  const file = join(folder, 'password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** Makes the cluster once. A run that was killed half-way leaves no `ready`, so the next one begins anew. */
async function initialise(
  folder: string,
  cluster: string,
  initdb: string,
  account: Account | undefined,
): Promise<void> {
  const ready = join(folder, 'ready');
  if (existsSync(ready)) return;
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  const passwordFile = join(cluster, '..', 'initdb-password');
  writeFileSync(passwordFile, passwordOf(folder), { mode: 0o600 });
  if (account !== undefined)
    for (const path of [cluster, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    await runToEnd(
      initdb,
      [
        `--pgdata=${cluster}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--data-checksums',
      ],
      { ...account },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(ready, '');
}

async function untilAnswering(url: string, exitCode: () => number | null, logFile: string): Promise<void> {
  const deadline = performance.now() + WAIT_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (exitCode() !== null || performance.now() > deadline)
        throw new Error(`PostgreSQL did not start; its log is ${logFile}`, { cause: error });
      await pause(POLL_MS);
    }
  }
}

function postmasterPid(cluster: string): number | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** Only a process that is PostgreSQL on this very folder is ours to stop; a process id may have been given out again. */
function isOurPostmaster(pid: number, cluster: string): boolean {
  try {
    if (process.platform !== 'linux') return process.kill(pid, 0);
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
      .split('\0')
      .includes(cluster);
  } catch {
    return false;
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is written. */
async function stopLeftover(cluster: string): Promise<void> {
  const pid = postmasterPid(cluster);
  if (pid === undefined) return;
  if (!isOurPostmaster(pid, cluster)) {
    await untilBuried(pid);
    return;
  }
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + WAIT_MS;
  while (isOurPostmaster(pid, cluster)) {
    if (performance.now() > deadline)
      throw new Error(
        `PostgreSQL (process ${String(pid)}) on ${cluster} does not stop; end it and start again`,
      );
    await pause(POLL_MS);
  }
}

/**
 * A killed server whose end nobody has noticed yet keeps its process id, for a moment, and a new one refuses to start
 * while the id is there.
 */
async function untilBuried(pid: number): Promise<void> {
  const deadline = performance.now() + WAIT_MS;
  while (isDeadButThere(pid) && performance.now() < deadline) await pause(POLL_MS);
}

function isDeadButThere(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
