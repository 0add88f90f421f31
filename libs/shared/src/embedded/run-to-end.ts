import { spawn, type SpawnOptions } from 'node:child_process';

/** Runs a program and waits for it; rejects with what it printed when it fails. */
export function runToEnd(program: string, args: readonly string[], options: SpawnOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint += chunk.toString('utf8');
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} failed (${String(code)}): ${complaint.trim()}`));
    });
  });
}
