import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program of ours under test: what it says, and how it ends. */
export interface RunningProgram {
  readonly pid: number;
  /** Everything it wrote so far, on both streams. */
  output(): string;
  signal(name: NodeJS.Signals): void;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

/** Runs a module of the build. What the surrounding environment says does not reach it, but for the path. */
export function runProgram(
  module: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): RunningProgram {
  const child = spawn(process.execPath, [module, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  const ended = once(child, 'close').then(() => child.exitCode);
  return {
    pid: child.pid ?? 0,
    output: () => output,
    signal: (name) => {
      child.kill(name);
    },
    ended,
  };
}
