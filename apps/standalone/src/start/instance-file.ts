import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeSecretFile } from '#shared/files/write-secret-file.js';

/** Where a running standalone process can be reached. */
export interface Instance {
  readonly url: string;
  readonly pid: number;
}

const fileOf = (dataDir: string) => join(dataDir, 'instance.json');

/** The process that serves a data folder now, if there is one: the engine allows only one per folder. */
export function runningInstance(dataDir: string): Instance | undefined {
  const file = fileOf(dataDir);
  if (!existsSync(file)) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isInstance(value) || value.pid === process.pid) return undefined;
    process.kill(value.pid, 0);
    return isManyhands(value.pid) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function announceInstance(dataDir: string, instance: Instance): void {
  writeSecretFile(fileOf(dataDir), JSON.stringify(instance));
}

export function retractInstance(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}

function isInstance(value: unknown): value is Instance {
  return (
    typeof value === 'object' &&
    value !== null &&
    'url' in value &&
    typeof value.url === 'string' &&
    'pid' in value &&
    typeof value.pid === 'number'
  );
}

/** After a crash the process id may belong to something else by now. */
function isManyhands(pid: number): boolean {
  if (process.platform !== 'linux') return true;
  return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes('standalone');
}
