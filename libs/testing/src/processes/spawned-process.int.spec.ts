import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '../eventually.js';
import { SpawnedProcess } from './spawned-process.js';

describe('a program as a process of its own', () => {
  let folder: string;
  const started: SpawnedProcess[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'manyhands-spawned-'));
  });
  afterEach(async () => {
    for (const one of started.splice(0)) await one.kill();
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const options = (script: string, limits: { startLimitMs?: number; stopLimitMs?: number } = {}) => ({
    name: 'The program',
    program: process.execPath,
    args: ['-e', script],
    logFile: join(folder, 'program.log'),
    isReady: (output: string) => output.includes('ready'),
    ...limits,
  });
  const start = async (...args: Parameters<typeof options>): Promise<SpawnedProcess> => {
    const one = await SpawnedProcess.start(options(...args));
    started.push(one);
    return one;
  };

  it('is ready when it says so, and again after it was killed, in the same log', async () => {
    const program = await start(RUN);
    const first = program.pid;
    await program.kill();
    expect(isAlive(first)).toBe(false);
    await program.start();
    expect(program.pid).not.toBe(first);
    expect(program.output).toBe('ready\n');
    expect(readFileSync(join(folder, 'program.log'), 'utf8')).toBe('ready\nready\n');
  });

  it('stops on request, and says whether it did so cleanly', async () => {
    const clean = await start(`process.on('SIGTERM', () => process.exit(0)); ${RUN}`);
    expect(await clean.stop()).toBe(true);
    const deaf = await start(`process.on('SIGTERM', () => undefined); ${RUN}`, { stopLimitMs: 200 });
    expect(await deaf.stop()).toBe(false);
    expect(deaf.isRunning).toBe(false);
  });

  it('stops on request also while it is frozen', async () => {
    const program = await start(`process.on('SIGTERM', () => process.exit(0)); ${RUN}`);
    program.freeze();
    expect(await program.stop()).toBe(true);
  });

  it('tells what it printed last when it ends before it is ready', async () => {
    await expect(start(`console.error('no such setting: colour'); process.exit(3)`)).rejects.toThrow(
      /^The program ended while starting \(3\); the end of .*program\.log:\nno such setting: colour$/,
    );
  });

  it('tells what it printed last when it is not ready in time, and leaves nothing running', async () => {
    const failed = start(`console.log(process.pid); setInterval(() => undefined, 1000)`, {
      startLimitMs: 1_000,
    });
    await expect(failed).rejects.toThrow(/did not answer within 1000 ms/);
    const pid = /log:\n(\d+)$/.exec(String(await failed.catch((error: unknown) => error)))?.[1];
    expect(isAlive(Number(pid))).toBe(false);
  });

  it('says which program cannot be started', async () => {
    const missing = { ...options(''), program: '/nowhere/java' };
    await expect(SpawnedProcess.start(missing)).rejects.toThrow(
      'The program: /nowhere/java cannot be started',
    );
  });

  it('reaches with its signals what the program has started itself', async () => {
    const program = await start(
      `const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
       console.log('child', child.pid); ${RUN}`,
    );
    const child = Number(/child (\d+)/.exec(program.output)?.[1]);
    expect(isAlive(child)).toBe(true);
    await program.kill();
    await eventually('the child has gone too', () => !isAlive(child));
  });

  it('does not outlive the process that started it, though that is killed without notice', async () => {
    const watch = fileURLToPath(new URL('./parent-watch.ts', import.meta.url));
    const parent = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        '--input-type=module',
        '-e',
        `import { spawn } from 'node:child_process';
         import { endWithParent } from ${JSON.stringify(watch)};
         const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { detached: true });
         endWithParent(child.pid);
         console.log(child.pid);`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [said] = (await once(parent.stdout, 'data')) as [Buffer];
    const grandchild = Number(said.toString('utf8'));
    expect(isAlive(grandchild)).toBe(true);
    parent.kill('SIGKILL');
    await eventually('the grandchild has gone too', () => !isAlive(grandchild));
  });
});

const RUN = `console.log('ready'); setInterval(() => undefined, 1000);`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that has ended but was not collected by its parent still has its number.
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(statusOf(pid));
  } catch {
    return false;
  }
}

function statusOf(pid: number): string {
  return readFileSync(`/proc/${String(pid)}/status`, 'utf8');
}
