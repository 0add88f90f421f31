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

/** A benchmark: says on the way what it is doing. */
export type Bench = (options: {
  readonly quick: boolean;
  readonly say: (step: string) => void;
}) => Promise<BenchResult>;
