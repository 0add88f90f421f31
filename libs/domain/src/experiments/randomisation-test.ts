/** The most assignments that are all looked at; above it a sample of them is. */
export const MAX_EXACT = 20_000;
const MOST_SAMPLED = 9_999;
const FEWEST_SAMPLED = 999;
/** What a sample may cost altogether, so that a trial of thousands of teams does not hold up everything else. */
const MAX_COST = 2_000_000;
/** A statistic computed along another way may differ from itself in the last digits; that is no difference. */
const SAME = 1e-9;

export interface RandomisationTest {
  /** How likely chance alone, in dealing out the teams, makes a difference at least as large, either direction. */
  readonly pValue: number;
  /** Assignments that were compared, the one that happened included. */
  readonly assignments: number;
  readonly isExact: boolean;
}

/**
 * A randomisation test: had the subject no effect at all, every team would have done what it did under any assignment, so the
 * observed difference is compared with that of the other assignments the same lottery could have drawn. It supposes
 * nothing about distributions (R. A. Fisher, The Design of Experiments, 1935). A sample of the assignments counts the observed one
 * as one of them, so that p is never 0 (B. Phipson and G. K. Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010) 39).
 *
 * @param strata per stratum the labels its teams drew, in the order of its teams; they are exchanged only within it
 * @param statistic the difference under labels in the same order; NaN where it cannot be computed, which is left out
 * @param options.seed decides the sample: the same seed gives the same p for ever
 * @param options.evaluationCost how much one statistic is computed from; of much, fewer assignments are sampled
 */
export function randomisationTest<Label extends string | number>(
  strata: readonly (readonly Label[])[],
  statistic: (strata: readonly (readonly Label[])[]) => number,
  options: { readonly seed: number; readonly evaluationCost?: number },
): RandomisationTest {
  const observed = Math.abs(statistic(strata));
  const asLarge = (labels: readonly (readonly Label[])[]): boolean | undefined => {
    const value = Math.abs(statistic(labels));
    return Number.isNaN(value) ? undefined : value >= observed - SAME * Math.max(1, observed);
  };
  const isExact = strata.reduce((product, labels) => product * arrangements(labels), 1) <= MAX_EXACT;
  const affordable = Math.floor(MAX_COST / (options.evaluationCost ?? 1));
  const sampled = Math.min(MOST_SAMPLED, Math.max(FEWEST_SAMPLED, affordable));
  let [large, all] = isExact ? [0, 0] : [1, 1];
  for (const labels of isExact
    ? everyAssignment(strata)
    : sampledAssignments(strata, options.seed, sampled)) {
    const isLarge = asLarge(labels);
    if (isLarge === undefined) continue;
    all += 1;
    if (isLarge) large += 1;
  }
  return { pValue: large / all, assignments: all, isExact };
}

/** In how many distinct ways labels can be put in a row: the multinomial coefficient; Infinity when it is past counting. */
function arrangements<Label>(labels: readonly Label[]): number {
  let [ways, placed] = [1, 0];
  for (const group of Map.groupBy(labels, (label) => label).values())
    for (let n = 1; n <= group.length; n += 1) ways = (ways * ++placed) / n;
  return Math.round(ways);
}

function* everyAssignment<Label>(strata: readonly (readonly Label[])[]): Generator<Label[][]> {
  const [first, ...rest] = strata;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const row of everyRow([...first])) for (const others of everyAssignment(rest)) yield [row, ...others];
}

/** Every distinct row of the labels, once. */
function* everyRow<Label>(labels: readonly Label[]): Generator<Label[]> {
  if (labels.length === 0) {
    yield [];
    return;
  }
  for (const label of new Set(labels)) {
    const at = labels.indexOf(label);
    for (const rest of everyRow(labels.toSpliced(at, 1))) yield [label, ...rest];
  }
}

function* sampledAssignments<Label>(
  strata: readonly (readonly Label[])[],
  seed: number,
  count: number,
): Generator<Label[][]> {
  const below = seededChoice(seed);
  for (let n = 0; n < count; n += 1) yield strata.map((labels) => shuffled(labels, below));
}

function shuffled<Label>(labels: readonly Label[], below: (limit: number) => number): Label[] {
  const row = [...labels];
  for (let last = row.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    const [a, b] = [row[last], row[other]];
    if (a === undefined || b === undefined) continue;
    row[last] = b;
    row[other] = a;
  }
  return row;
}

/** Whole numbers below a limit, by Mulberry32: a fixed sequence per seed. */
function seededChoice(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
}
