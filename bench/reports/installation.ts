import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchOptions } from '../finding.js';
import { withDataFolder, withServer } from '../server.js';
import { rounded } from '../statistics.js';
import { fill, filledOf } from './fill.js';
import { type BenchKeys } from './keys.js';

export interface Installation {
  readonly events: number;
  readonly dataDir: string;
  readonly keys: BenchKeys;
  /** How long filling and its rollups took; nearly nothing when a run before had done it. */
  readonly preparedSeconds: number;
}

/** Gives the work an installation with a year of events and all its rollups, filled anew or left by an earlier run. */
export async function withInstallation<T>(
  events: number,
  { data, say }: Pick<BenchOptions, 'data' | 'say'>,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  if (data === undefined) return withDataFolder((dataDir) => inFolder(dataDir));
  const dataDir = join(data, String(events));
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  return inFolder(dataDir);

  async function inFolder(dataDir: string): Promise<T> {
    // Makes the schemas. Not again of one that is being filled: it would begin with the rollups that are due.
    if (filledOf(dataDir, events) === 0) await withServer(dataDir, () => Promise.resolve());
    const before = performance.now();
    const keys = await fill(dataDir, events, say);
    const preparedSeconds = rounded((performance.now() - before) / 1_000);
    return work({ events, dataDir, keys, preparedSeconds });
  }
}
