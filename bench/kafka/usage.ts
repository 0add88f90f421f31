import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { median, rounded } from '../statistics.js';

/** Processes to watch, by the name they are shown under. */
export type Watched = Readonly<Record<string, number>>;

/** What a process took while it was watched, its children with it. */
export interface Usage {
  /** Of one core: 1 is a core kept busy all the time. */
  readonly cores: number;
  /** MiB, one sample a second. */
  readonly memory: readonly number[];
}

const SAMPLE_MS = 1_000;
/** Linux counts processor time in these. */
const TICKS_PER_SECOND = 100;
const PAGE_MIB = 4_096 / 2 ** 20;

/** Watches processor and memory of processes while the work is done, from /proc. */
export async function watching<T>(
  watched: Watched,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly usage: Readonly<Record<string, Usage>> }> {
  const samples: Record<string, number[]> = Object.fromEntries(
    Object.keys(watched).map((name) => [name, []]),
  );
  const done = new AbortController();
  const sampling = (async () => {
    while (!done.signal.aborted) {
      const tree = processTree();
      for (const [name, pid] of Object.entries(watched)) samples[name]?.push(memoryOf(tree, pid));
      await pause(SAMPLE_MS, undefined, { signal: done.signal }).catch(() => undefined);
    }
  })();
  const [before, since] = [cpuOf(watched), performance.now()];
  try {
    const result = await work();
    const seconds = (performance.now() - since) / 1_000;
    const after = cpuOf(watched);
    const usage = Object.keys(watched).map((name): [string, Usage] => [
      name,
      {
        cores: rounded(((after[name] ?? 0) - (before[name] ?? 0)) / seconds, 2),
        memory: (samples[name] ?? []).map((mib) => rounded(mib)),
      },
    ]);
    return { result, usage: Object.fromEntries(usage) };
  } finally {
    done.abort();
    await sampling;
  }
}

/**
 * How much a process grew, as a part of its memory: the median of the last third of the samples against that of the
 * middle third. The first is for warming up.
 */
export function growthOf(memory: readonly number[]): number {
  const third = Math.floor(memory.length / 3);
  const [middle, last] = [median(memory.slice(third, 2 * third)), median(memory.slice(-third))];
  return last / middle - 1;
}

interface Process {
  readonly parent: number;
  readonly seconds: number;
  readonly mib: number;
}
type ProcessTree = ReadonlyMap<number, Process>;

function processTree(): ProcessTree {
  const tree = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const process_ = readProcess(name);
    if (process_ !== undefined) tree.set(Number(name), process_);
  }
  return tree;
}

/** Undefined when it ended meanwhile. */
function readProcess(pid: string): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; what follows is numbered from the third field.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const field = (number: number) => Number(fields[number - 3]);
    const ticks = field(14) + field(15);
    return { parent: field(4), seconds: ticks / TICKS_PER_SECOND, mib: field(24) * PAGE_MIB };
  } catch {
    return undefined;
  }
}

/** A process and what it started, but for what is watched by itself: most of these are our own children. */
function secondsOf(tree: ProcessTree, pid: number, others: ReadonlySet<number>): number {
  const own = tree.get(pid);
  if (own === undefined) return 0;
  const children = [...tree].filter(([child, { parent }]) => parent === pid && !others.has(child));
  return children.reduce((sum, [child]) => sum + secondsOf(tree, child, others), own.seconds);
}

function cpuOf(watched: Watched): Record<string, number> {
  const [tree, others] = [processTree(), new Set(Object.values(watched))];
  return Object.fromEntries(
    Object.entries(watched).map(([name, pid]) => [name, secondsOf(tree, pid, others)]),
  );
}

/** Of PostgreSQL's many processes only the first is shown: their memory is mostly shared. */
function memoryOf(tree: ProcessTree, pid: number): number {
  return tree.get(pid)?.mib ?? 0;
}
