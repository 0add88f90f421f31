import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type Job } from './answers.js';
import { type ExportApi, ServiceError } from './export-api.js';

/** How often nothing may come in a row before it is given up. */
const TRIES = 10;

interface Fetching {
  readonly api: Pick<ExportApi, 'file'>;
  readonly job: Job;
  readonly out: string;
  readonly onBytes: (bytes: number) => void;
  readonly waitMs?: number;
}

/**
 * Fetches the file of a job: into `out`.part, from where an interrupted fetch ended; under its own name once it has the
 * hash the service says.
 * @throws {@link ServiceError} when it cannot be had, or never comes whole
 */
export async function fetchFile(fetching: Fetching): Promise<void> {
  const { out, job } = fetching;
  const part = `${out}.part`;
  const wasBegun = (await sizeOf(part)) > 0;
  await fetchRest(fetching, part);
  if ((await hashOf(part)) !== job.sha256) {
    await rm(part, { force: true });
    if (!wasBegun)
      throw new ServiceError('The file did not come whole: its hash is another. Try again with --resume.');
    // What was there before belonged to something else.
    await fetchFile(fetching);
    return;
  }
  await rename(part, out);
}

async function fetchRest({ api, job, onBytes, waitMs = 2_000 }: Fetching, part: string): Promise<void> {
  const size = job.size ?? 0;
  if (size === 0) await writeFile(part, '');
  let have = await sizeOf(part);
  if (have > size) {
    await rm(part);
    have = 0;
  }
  for (let failures = 0; have < size;) {
    const response = await api.file(job, have);
    if (response !== undefined) await takeIn(response, part, have, onBytes);
    const now = await sizeOf(part);
    failures = now > have ? 0 : failures + 1;
    have = now;
    if (have < size && failures === TRIES)
      throw new ServiceError(
        `The file does not come any further than ${String(have)} of ${String(size)} bytes`,
      );
    if (have < size) await pause(waitMs);
  }
}

/** A connection that breaks in the middle is no error here: what came is kept, and the rest asked for. */
async function takeIn(
  response: Response,
  part: string,
  have: number,
  onBytes: (bytes: number) => void,
): Promise<void> {
  if (response.body === null || response.status === 416) {
    await rm(part, { force: true });
    return;
  }
  // 200 is the whole file: the part that is here was of another one.
  let bytes = response.status === 206 ? have : 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      onBytes(bytes);
      done(null, chunk);
    },
  });
  const sink = createWriteStream(part, { flags: response.status === 206 ? 'a' : 'w' });
  await pipeline(Readable.fromWeb(response.body), counted, sink).catch((error: unknown) => {
    if (isOfDisk(error)) throw error;
  });
}

function isOfDisk(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return ['ENOSPC', 'EDQUOT', 'EACCES', 'EISDIR', 'ENOENT', 'EROFS'].some((known) => known === code);
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
