import { Logger } from '@nestjs/common';
import { type Static, type TObject } from 'typebox';
import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import { environmentHelp } from '../config/environment-help.js';
import { ConfigError, loadConfig } from '../config/load-config.js';
import { inTime } from '../in-time.js';
import { StartRefused } from './start-refused.js';

/**
 * Longest an orderly end may take, below what orchestrators grant. Only a store that fell silent makes it longer, and then
 * waiting is no use: what was acknowledged is durable, and the rest will be asked for again.
 */
const CLOSE_MS = 25_000;

interface Described<S extends TObject> {
  /** What `--help` says above the environment. */
  readonly about: string;
  readonly config: S;
}

/** A process that works until it is told to stop. */
export interface LastingProcess<S extends TObject> extends Described<S> {
  /**
   * Resolves when the process does its work, with how to end it. `stopping` is aborted on the first signal; a start that
   * is still waiting for something gives up then.
   */
  readonly start: (config: Readonly<Static<S>>, stopping: AbortSignal) => Promise<Running>;
}

/** A process that does one thing and ends. */
export interface OneShot<S extends TObject> extends Described<S> {
  readonly run: (config: Readonly<Static<S>>, stopping: AbortSignal) => Promise<void>;
}

/** A process at work. */
export interface Running {
  /** Stops taking work, finishes what is in hand, closes what was opened. */
  close(): Promise<void>;
}

/** One line on standard output. What is written here is for people, and for whoever waits for the line `Ready`. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs until SIGTERM or SIGINT. The first ends it without losing anything, a second one at once. */
export function runProcess<S extends TObject>({ start, ...described }: LastingProcess<S>): Promise<never> {
  return run(described, async (config, stopping) => {
    const running = await start(config, stopping);
    await aborted(stopping);
    await inTime(running.close(), CLOSE_MS);
  });
}

/** Runs to its end. A signal stops what is being waited for. */
export function runToEnd<S extends TObject>({ run: work, ...described }: OneShot<S>): Promise<never> {
  return run(described, work);
}

/** What all processes of ours have in common: --help, the environment, signals, and an honest exit code. */
async function run<S extends TObject>(
  { about, config }: Described<S>,
  work: (config: Readonly<Static<S>>, stopping: AbortSignal) => Promise<void>,
): Promise<never> {
  const stopping = new AbortController();
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
    if (values.help === true) {
      process.stdout.write(`${about}\n\n${environmentHelp(config)}`);
      process.exit(0);
    }
    const environment = loadConfig(config, process.env);
    Logger.overrideLogger(['fatal', 'error', 'warn']); // until a process that serves has its structured log
    stopOnSignal(stopping);
    await work(environment, stopping.signal);
  } catch (error) {
    fail(error, stopping.signal);
  }
  // Whatever a store's client may have left behind (a timer, a socket) must not keep a process that is done.
  process.exit(0);
}

function stopOnSignal(stopping: AbortController): void {
  const onSignal = (signal: NodeJS.Signals) => {
    const code = 128 + constants.signals[signal];
    if (stopping.signal.aborted) process.exit(code);
    say('\nStopping: finishing what is in hand ...');
    stopping.abort(new Stopped(code));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** Told to stop before the work was done; the code is the one a shell gives for the signal. */
class Stopped extends Error {
  override readonly name = 'Stopped';
  constructor(readonly exitCode: number) {
    super('stopped by a signal');
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

function fail(error: unknown, stopping: AbortSignal): never {
  if (error instanceof Stopped && stopping.aborted) process.exit(error.exitCode);
  const isForPeople = error instanceof ConfigError || error instanceof StartRefused;
  const text =
    error instanceof Error ? (isForPeople ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
