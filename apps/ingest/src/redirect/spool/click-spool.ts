import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeRecords, encodeRecord, type SpoolContents, type SpoolRecord } from './spool-record.js';
import { lockSpool } from './spool-lock.js';

/** A file is read whole when it is drained, so it must not grow without bound. */
const MAX_SEGMENT_BYTES = 8 * 1024 * 1024;
const SEGMENT_NAME = /^\d{12}\.clicks$/;

/** The spool holds as much as it may; nothing was written. */
export class SpoolFull extends Error {
  override readonly name = 'SpoolFull';
}

interface Segment {
  readonly name: string;
  readonly bytes: number;
}

interface ActiveSegment {
  readonly name: string;
  readonly file: FileHandle;
  bytes: number;
}

/**
 * Clicks on the local disk, in numbered files. What `append` resolved for survives a kill or a power cut. A file is
 * written by one process once and never continued after a failure or a restart, so only its end can be torn.
 */
export class ClickSpool {
  private active: ActiveSegment | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly folder: string,
    private readonly maxBytes: number,
    private readonly lock: { release(): void },
    private readonly sealed: Segment[],
    private nextNumber: number,
  ) {}

  /** Opens a folder with whatever an earlier process left in it. @throws when another living process uses it */
  static async open(folder: string, maxBytes: number): Promise<ClickSpool> {
    await mkdir(folder, { recursive: true });
    const lock = await lockSpool(folder);
    const names = (await readdir(folder)).filter((name) => SEGMENT_NAME.test(name)).sort();
    const sealed = await Promise.all(
      names.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })),
    );
    return new ClickSpool(folder, maxBytes, lock, sealed, Number.parseInt(names.at(-1) ?? '0', 10) + 1);
  }

  get bytes(): number {
    return this.sealed.reduce((sum, { bytes }) => sum + bytes, this.active?.bytes ?? 0);
  }

  get files(): number {
    return this.sealed.length + (this.active === undefined ? 0 : 1);
  }

  /** Resolves when the records are on the disk. @throws {@link SpoolFull}, or the disk's own error */
  append(records: readonly SpoolRecord[]): Promise<void> {
    return this.exclusively(async () => {
      const data = Buffer.from(records.map(encodeRecord).join(''));
      if (this.bytes + data.length > this.maxBytes)
        throw new SpoolFull(`the click spool holds ${String(this.bytes)} bytes and takes no more`);
      const active = (this.active ??= await this.begin());
      try {
        await active.file.writeFile(data);
        await active.file.datasync();
      } catch (error) {
        await this.seal(); // it may end in the middle of a record now; nothing may be written behind that
        throw error;
      }
      active.bytes += data.length;
      if (active.bytes >= MAX_SEGMENT_BYTES) await this.seal();
    });
  }

  /** The oldest records still kept, with the file that holds them; undefined when there are none. */
  oldest(): Promise<{ readonly name: string; readonly contents: SpoolContents } | undefined> {
    return this.exclusively(async () => {
      if (this.sealed.length === 0) await this.seal();
      const [segment] = this.sealed;
      if (segment === undefined) return undefined;
      return {
        name: segment.name,
        contents: decodeRecords(await readFile(join(this.folder, segment.name), 'utf8')),
      };
    });
  }

  /** Gives up a file whose records are durable elsewhere. A damaged one is set aside instead, for a person to look at. */
  remove(name: string, options: { readonly setAside: boolean }): Promise<void> {
    return this.exclusively(async () => {
      const path = join(this.folder, name);
      if (options.setAside) await rename(path, `${path}.damaged`);
      else await rm(path, { force: true });
      const index = this.sealed.findIndex((segment) => segment.name === name);
      if (index >= 0) this.sealed.splice(index, 1);
    });
  }

  close(): Promise<void> {
    return this.exclusively(async () => {
      await this.seal();
      this.lock.release();
    });
  }

  private async begin(): Promise<ActiveSegment> {
    const name = `${String(this.nextNumber++).padStart(12, '0')}.clicks`;
    const file = await open(join(this.folder, name), 'ax', 0o600);
    await syncFolder(this.folder); // without this a power cut could forget the file that was synced
    return { name, file, bytes: 0 };
  }

  private async seal(): Promise<void> {
    const { active } = this;
    if (active === undefined) return;
    this.active = undefined;
    this.sealed.push({ name: active.name, bytes: active.bytes });
    await active.file.close();
  }

  private exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
