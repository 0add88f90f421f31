import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { cacheFolder, isFilled, POM } from './cache-folder.js';
import { withFetchLock } from './fetch-lock.js';
import { type FetchFrom, fetchWithMaven } from './maven.js';

const SILENT_MS = 2_000;

export interface ArtefactOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly fetch?: FetchFrom;
}

/**
 * The folder with Apache Kafka's jars: from the cache, or fetched once. The fetch fills a folder beside it that is then
 * renamed, so a fetch that was killed half-way is never taken for a Kafka.
 */
export async function kafkaArtefacts(options: ArtefactOptions = {}): Promise<string> {
  const folder = cacheFolder(options.env ?? process.env);
  if (isFilled(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  return withFetchLock(`${folder}.lock`, async () => {
    if (!isFilled(folder)) await fill(folder, options.fetch ?? fetchWithMaven);
    return folder;
  });
}

async function fill(folder: string, fetch: FetchFrom): Promise<void> {
  const partial = mkdtempSync(`${folder}.partial-`);
  const started = performance.now();
  let said = false;
  const timer = setTimeout(() => {
    said = true;
    process.stderr.write('Fetching Apache Kafka from Maven Central, once, about 45 MB ...\n');
  }, SILENT_MS);
  try {
    await fetch(POM, partial);
    renameSync(partial, folder);
  } finally {
    clearTimeout(timer);
    rmSync(partial, { recursive: true, force: true });
  }
  const seconds = Math.round((performance.now() - started) / 1_000);
  if (said) process.stderr.write(`Apache Kafka is in ${folder} (${String(seconds)} s)\n`);
}
