import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('./bare-copy.js', import.meta.url));

interface Copied {
  readonly copied: number;
  readonly inserts: number;
  readonly firstAt: number;
}

export interface CopyRun {
  /** From the first batch to the last commit. */
  readonly seconds: number;
  readonly rowsPerInsert: number;
}

/** The bare copy as a process: it takes what is on the topics when it is told to, and no sooner. */
export class BareCopy {
  private last: Copied = { copied: 0, inserts: 0, firstAt: 0 };
  private lastAt = 0;
  private waiting: (() => void) | undefined;

  private constructor(private readonly child: ChildProcess) {}

  static async start(brokers: readonly string[], clickhouseUrl: string): Promise<BareCopy> {
    const child = spawn(process.execPath, [MAIN, brokers.join(','), clickhouseUrl], {
      env: { ...process.env, KAFKAJS_NO_PARTITIONER_WARNING: '1', NODE_NO_WARNINGS: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const copy = new BareCopy(child);
    const ready = Promise.withResolvers<undefined>();
    void once(child, 'exit').then(() => {
      ready.reject(new Error('the bare copy ended'));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'Ready') ready.resolve(undefined);
      else copy.note(line);
    });
    await ready.promise;
    return copy;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Lets it copy until it has so many more rows. */
  async copy(count: number): Promise<CopyRun> {
    const { copied, inserts } = this.last;
    const goal = copied + count;
    this.child.stdin?.write('go\n');
    while (this.last.copied < goal) await new Promise<void>((resolve) => (this.waiting = resolve));
    this.child.stdin?.write('hold\n');
    const rowsPerInsert = Math.round(count / (this.last.inserts - inserts));
    return { seconds: (this.lastAt - this.last.firstAt) / 1_000, rowsPerInsert };
  }

  async stop(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.kill();
    await exited;
  }

  private note(line: string): void {
    this.last = JSON.parse(line) as Copied;
    this.lastAt = Date.now();
    this.waiting?.();
  }
}
