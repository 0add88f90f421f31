import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Writable } from 'node:stream';

const PART = '.part';
/** What we write, and nothing else: whatever lies beside it is not ours to remove. */
const OURS = /^[0-9a-f-]{36}_[0-9a-f-]{36}\.[a-z]+(?:\.part)?$/;
/** Longer than between the last byte of a file and the row that says it is there. */
const LEFT_ALONE_MS = 600_000;

/**
 * The folder of the files of exports. A file is written under another name, synced, and then renamed: under its own name
 * it is always whole. Several processes may share the folder, on whatever disk.
 */
export class ExportFolder {
  constructor(readonly path: string) {}

  /** The name of the file of one attempt; every attempt has its own. */
  static nameOf(job: { readonly id: string; readonly lease: string; readonly format: string }): string {
    return `${job.id}_${job.lease}.${job.format}`;
  }

  pathOf(name: string): string {
    return join(this.path, name);
  }

  async make(): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
  }

  /** Takes the bytes of a file that is not there yet. */
  begin(name: string): Writable {
    return createWriteStream(this.pathOf(name) + PART, { flags: 'wx', mode: 0o600 });
  }

  /** The file is there from now on, and still after a crash of the machine: first its bytes are synced, then its name. */
  async complete(name: string): Promise<void> {
    await sync(this.pathOf(name) + PART);
    await rename(this.pathOf(name) + PART, this.pathOf(name));
    await sync(this.path);
  }

  /** Its size in bytes; undefined when it is not here. */
  async sizeOf(name: string): Promise<number | undefined> {
    return (await stat(this.pathOf(name)).catch(() => undefined))?.size;
  }

  /** Whole or half: it is gone afterwards. */
  async remove(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
    await rm(this.pathOf(name) + PART, { force: true });
  }

  /** Removes what there is no reason for: expired, removed, or left behind by a process that died. Returns their names. */
  async sweep(held: () => Promise<ReadonlySet<string>>, leftAloneMs = LEFT_ALONE_MS): Promise<string[]> {
    const names = (await readdir(this.path).catch(() => [])).filter((name) => OURS.test(name));
    if (names.length === 0) return [];
    // Asked after the folder was read: a file that came since is not among the names.
    const reasons = await held();
    const removed: string[] = [];
    for (const name of names) {
      if (reasons.has(name.replace(/\.part$/, ''))) continue;
      const found = await stat(this.pathOf(name)).catch(() => undefined);
      if (found === undefined || Date.now() - found.mtimeMs < leftAloneMs) continue;
      await rm(this.pathOf(name), { force: true });
      removed.push(name);
    }
    return removed;
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
