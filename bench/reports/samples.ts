import { percentile, rounded } from '../statistics.js';

/** How often something is timed: until there are enough samples or the time is up, but at least twice. */
export interface Patience {
  readonly samples: number;
  readonly ms: number;
}

/** Milliseconds of each try after one that warms up. */
export async function timed(work: () => Promise<unknown>, { samples, ms }: Patience): Promise<number[]> {
  await work();
  const until = performance.now() + ms;
  const times: number[] = [];
  while (times.length < samples && (times.length < 2 || performance.now() < until)) {
    const before = performance.now();
    await work();
    times.push(performance.now() - before);
  }
  return times;
}

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

export function spreadOf(times: readonly number[]): Spread {
  return {
    p50: rounded(percentile(times, 0.5), 1),
    p95: rounded(percentile(times, 0.95), 1),
    most: rounded(Math.max(...times), 1),
  };
}

export function told({ p50, p95, most }: Spread): string {
  return `p50 ${String(p50)} ms, p95 ${String(p95)} ms, most ${String(most)} ms`;
}
