import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { runToEnd } from '#shared/embedded/run-to-end.js';

export interface KafkaStorage {
  readonly java: string;
  readonly classpath: string;
  readonly propertiesFile: string;
  readonly data: string;
  readonly folder: string;
}

/**
 * Formats a new node's storage, once, and gives its cluster's id. A run that was killed half-way leaves no mark, so the
 * next one begins anew.
 */
export async function formatStorage(storage: KafkaStorage): Promise<string> {
  const mark = join(storage.folder, 'formatted-as');
  if (existsSync(mark)) return readFileSync(mark, 'utf8');
  rmSync(storage.data, { recursive: true, force: true });
  const clusterId = randomBytes(16).toString('base64url');
  await runToEnd(
    storage.java,
    [
      '-XX:TieredStopAtLevel=1',
      '-cp',
      storage.classpath,
      'kafka.tools.StorageTool',
      'format',
      `--cluster-id=${clusterId}`,
      '--config',
      storage.propertiesFile,
    ],
    {},
  );
  // Renamed, for a mark that exists has to be whole.
  writeFileSync(`${mark}.new`, clusterId);
  renameSync(`${mark}.new`, mark);
  return clusterId;
}
