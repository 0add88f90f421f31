/** One line of a result: a figure, what it is held against, and whether the limit is kept. */
export interface Finding {
  readonly what: string;
  readonly ours: string;
  readonly against: string;
  readonly ratio?: number;
  readonly limit: string;
  readonly isKept: boolean;
}

/** The result of one benchmark. `details` is for machines: every single measurement. */
export interface BenchResult {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly details: unknown;
}

export interface BenchOptions {
  readonly quick: boolean;
  /** A folder whose filled installations are kept for the next run; none is a temporary one. */
  readonly data?: string | undefined;
  /** Only this many stored events instead of the usual sizes. */
  readonly events?: number | undefined;
  /** Fill the installations and measure nothing. */
  readonly prepare: boolean;
  readonly say: (step: string) => void;
}

/** A benchmark: says on the way what it is doing. */
export type Bench = (options: BenchOptions) => Promise<BenchResult>;
