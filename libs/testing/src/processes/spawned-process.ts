import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { hasErrorCode } from './error-code.js';
import { endWithParent } from './parent-watch.js';
import { ProcessLog } from './process-log.js';

export interface SpawnedProcessOptions {
  /** How errors name it. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Where its output goes, appended to. */
  readonly logFile: string;
  /** Added to our own environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** The account to run it under, if not ours. */
  readonly account?: { readonly uid: number; readonly gid: number };
  /** Whether it answers now. Asked again and again; to throw means no. Gets what this run has written so far. */
  readonly isReady: (output: string) => boolean | Promise<boolean>;
  readonly startLimitMs?: number;
  /** After this long without an end, {@link SpawnedProcess.stop} kills it. */
  readonly stopLimitMs?: number;
}

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;
const POLL_MS = 25;
const LINES_IN_ERRORS = 25;

/**
 * A program that runs as a process of its own, in a session of its own: a Ctrl-C in the terminal reaches us and not it,
 * and signals go to all it has started. It never outlives us, however we end.
 */
export class SpawnedProcess {
  readonly #options: SpawnedProcessOptions;
  readonly #log: ProcessLog;
  #child: ChildProcess | undefined;
  #exited: Promise<unknown> = Promise.resolve();

  private constructor(options: SpawnedProcessOptions) {
    this.#options = options;
    this.#log = new ProcessLog(options.logFile);
  }

  /** Starts a program; resolves when it answers. */
  static async start(options: SpawnedProcessOptions): Promise<SpawnedProcess> {
    const spawned = new SpawnedProcess(options);
    await spawned.start();
    return spawned;
  }

  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error(`${this.#options.name} has not been started`);
    return pid;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** What it has written since it was last started, from the beginning. */
  get output(): string {
    return this.#log.ofThisRun();
  }

  /** Starts it again after it ended. Resolves when it answers; when it does not, it is killed and its last lines are in the error. */
  async start(): Promise<void> {
    if (this.isRunning) throw new Error(`${this.#options.name} already runs: process ${String(this.pid)}`);
    await this.#spawn();
    const limitMs = this.#options.startLimitMs ?? START_LIMIT_MS;
    const deadline = performance.now() + limitMs;
    let lastReason: unknown;
    while (this.isRunning && performance.now() < deadline) {
      try {
        if (await this.#options.isReady(this.output)) return;
      } catch (reason) {
        lastReason = reason;
      }
      await pause(POLL_MS);
    }
    const what = this.isRunning ? `did not answer within ${String(limitMs)} ms` : this.#howItEnded();
    await this.kill();
    throw new Error(this.#withLog(`${this.#options.name} ${what}`), { cause: lastReason });
  }

  /** SIGKILL: nothing of it runs any more when this resolves. Does nothing when it has ended already. */
  async kill(): Promise<void> {
    this.#signal('SIGKILL');
    await this.#ended();
  }

  freeze(): void {
    this.#signal('SIGSTOP');
  }

  thaw(): void {
    this.#signal('SIGCONT');
  }

  /** SIGTERM, and SIGKILL when that takes too long. Resolves with whether it ended by itself and cleanly. */
  async stop(): Promise<boolean> {
    // A frozen process would not see the request.
    this.thaw();
    this.#signal('SIGTERM');
    const limit = new AbortController();
    await Promise.race([
      this.#ended(),
      pause(this.#options.stopLimitMs ?? STOP_LIMIT_MS, undefined, { signal: limit.signal }).catch(
        () => undefined,
      ),
    ]);
    limit.abort();
    await this.kill();
    return this.#child?.exitCode === 0;
  }

  async #spawn(): Promise<void> {
    const { program, args, env, cwd, account } = this.#options;
    const log = this.#log.openForRun();
    const child = spawn(program, args, {
      ...account,
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...process.env, ...env },
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    try {
      await once(child, 'spawn');
    } catch (cause) {
      throw new Error(`${this.#options.name}: ${program} cannot be started`, { cause });
    }
    child.unref();
    this.#child = child;
    const release = endWithParent(this.pid);
    this.#exited = once(child, 'exit').then(release);
  }

  /** A process nobody waits for does not hold our event loop open; one that is waited for does. */
  async #ended(): Promise<void> {
    this.#child?.ref();
    await this.#exited;
  }

  #signal(signal: NodeJS.Signals): void {
    if (!this.isRunning) return;
    try {
      process.kill(-this.pid, signal);
    } catch (error) {
      // It ended just now, and we have not been told yet.
      if (!hasErrorCode(error, 'ESRCH')) throw error;
    }
  }

  #howItEnded(): string {
    return `ended while starting (${String(this.#child?.signalCode ?? this.#child?.exitCode)})`;
  }

  #withLog(problem: string): string {
    return `${problem}; the end of ${this.#options.logFile}:\n${this.#log.tail(LINES_IN_ERRORS)}`;
  }
}
