import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type DiskName = 'kafka' | 'postgres' | 'clickhouse' | 'spool';

const NAMES: readonly DiskName[] = ['kafka', 'postgres', 'clickhouse', 'spool'];
const ROOMY = '2g';

/** A disk of its own for each store and the spools, in memory, of a size that can be changed while it is in use. */
export class SmallDisks {
  private constructor(private readonly dataDir: string) {}

  /** Why this machine or account cannot mount; undefined when it can. Found out by trying, once. */
  static whyNot(): string | undefined {
    const probe = mkdtempSync(join(tmpdir(), 'manyhands-mount-'));
    try {
      run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe]);
      run('umount', [probe]);
      return undefined;
    } catch (error) {
      return `disks cannot be mounted here (root may): ${error instanceof Error ? error.message : String(error)}`;
    } finally {
      rmSync(probe, { recursive: true, force: true });
    }
  }

  static mount(dataDir: string): SmallDisks {
    const disks = new SmallDisks(dataDir);
    try {
      for (const name of NAMES) {
        mkdirSync(disks.folder(name), { recursive: true });
        run('mount', ['-t', 'tmpfs', '-o', `size=${ROOMY},mode=1777`, 'tmpfs', disks.folder(name)]);
      }
    } catch (error) {
      disks.unmount();
      throw error;
    }
    return disks;
  }

  /** Makes a disk as small as what is on it, and so much. */
  leave(name: DiskName, kib: number): void {
    const { blocks, bfree, bsize } = statfsSync(this.folder(name));
    const usedKiB = Math.ceil(((blocks - bfree) * bsize) / 1_024);
    run('mount', ['-o', `remount,size=${String(usedKiB + kib)}k`, this.folder(name)]);
  }

  giveRoom(name: DiskName): void {
    run('mount', ['-o', `remount,size=${ROOMY}`, this.folder(name)]);
  }

  freeKiB(name: DiskName): number {
    const { bfree, bsize } = statfsSync(this.folder(name));
    return Math.floor((bfree * bsize) / 1_024);
  }

  unmount(): void {
    for (const name of NAMES) {
      try {
        run('umount', [this.folder(name)]);
      } catch {
        // It was never mounted, or is gone already; what is still in use is left to the operator to see in `mount`.
      }
    }
  }

  private folder(name: DiskName): string {
    return join(this.dataDir, name);
  }
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
