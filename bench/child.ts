import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { HttpClient } from '#standalone/demo/player/http.js';

const MAIN = fileURLToPath(new URL('../apps/standalone/src/main.js', import.meta.url));
const START_LIMIT_MS = 120_000;
const POLL_MS = 20;
/** Enough of what the process says to understand why it does not start. */
const KEPT_OUTPUT = 4_000;

/** A standalone process on a data folder of ours, run the way an operator runs it. */
export class Child {
  private readonly exited: Promise<unknown>;
  private output = '';

  private constructor(
    private readonly process: ChildProcess,
    private readonly dataDir: string,
  ) {
    this.exited = once(process, 'exit');
    const keep = (chunk: Buffer) =>
      (this.output = (this.output + chunk.toString('utf8')).slice(-KEPT_OUTPUT));
    process.stdout?.on('data', keep);
    process.stderr?.on('data', keep);
  }

  static spawn(dataDir: string, env: Readonly<Record<string, string>>, main = MAIN): Child {
    const process_ = spawn(process.execPath, ['--enable-source-maps', main], {
      env: { ...process.env, MANYHANDS_DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Child(process_, dataDir);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Waits until it answers, and gives its address. */
  async ready(): Promise<string> {
    const deadline = performance.now() + START_LIMIT_MS;
    while (performance.now() < deadline) {
      if (!this.isRunning) throw new Error(`The standalone process ended while starting:\n${this.output}`);
      const url = this.announcedUrl();
      if (url !== undefined && (await answers(url))) return url;
      await pause(POLL_MS);
    }
    throw new Error(
      `The standalone process did not start within ${String(START_LIMIT_MS / 1_000)} seconds:\n${this.output}`,
    );
  }

  /** `kill -9`: nothing of it runs any more when this resolves. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.exited;
  }

  /** Asks it to stop, as an operator would, and waits until it has. */
  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    await this.exited;
    if (this.process.exitCode !== 0)
      throw new Error(`The standalone process did not stop cleanly:\n${this.output}`);
  }

  /** Memory the process holds now, in MiB. */
  memoryMiB(): number {
    return this.kernelSaysMiB('VmRSS');
  }

  /** Most memory the process itself has held so far, in MiB: the kernel's own high-water mark. */
  peakMemoryMiB(): number {
    return this.kernelSaysMiB('VmHWM');
  }

  private kernelSaysMiB(name: 'VmRSS' | 'VmHWM'): number {
    const status = readFileSync(`/proc/${String(this.pid)}/status`, 'utf8');
    return Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1_024);
  }

  /** The file may still be of the process before; then it names another process id. */
  private announcedUrl(): string | undefined {
    const file = join(this.dataDir, 'instance.json');
    if (!existsSync(file)) return undefined;
    const instance = JSON.parse(readFileSync(file, 'utf8')) as { url: string; pid: number };
    return instance.pid === this.process.pid ? instance.url : undefined;
  }
}

async function answers(url: string): Promise<boolean> {
  const http = new HttpClient(url, 1);
  try {
    return (await http.ask({ method: 'GET', path: '/health/ready' })).status === 200;
  } catch {
    return false;
  } finally {
    http.close();
  }
}
