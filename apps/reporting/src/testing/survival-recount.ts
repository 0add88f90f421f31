/** Curves, tests and matched comparisons once more, walked through day by day from their definitions. */

export interface Followed {
  readonly days: number;
  readonly ended: boolean;
}

const Z = 1.959963984540054;

/** Left and at risk on one day. */
function on(group: readonly Followed[], day: number): { n: number; d: number } {
  let n = 0;
  let d = 0;
  for (const one of group) {
    if (one.days >= day) n += 1;
    if (one.days === day && one.ended) d += 1;
  }
  return { n, d };
}

export function curveAt(group: readonly Followed[], day: number) {
  let share = 1;
  let sum = 0;
  let left = 0;
  for (let t = 0; t <= day; t++) {
    const { n, d } = on(group, t);
    if (d === 0) continue;
    left += d;
    share *= 1 - d / n;
    sum += d / n / (n - d);
  }
  const width = (Z * Math.sqrt(sum)) / Math.log(share);
  return {
    employees_at_risk: on(group, day).n,
    employees_left: left,
    retained_share: share,
    retained_error: share === 0 ? 0 : share * Math.sqrt(sum),
    retained_low: left === 0 || share === 0 ? null : Math.exp(-Math.exp(Math.log(-Math.log(share)) - width)),
    retained_high: left === 0 || share === 0 ? null : Math.exp(-Math.exp(Math.log(-Math.log(share)) + width)),
  };
}

/** Mean days of the first `tau` and its variance, as sums over days. */
export function meanDays(group: readonly Followed[], tau: number): { mean: number; variance: number } {
  const share: number[] = [];
  let now = 1;
  for (let t = 0; t < tau; t++) {
    const { n, d } = on(group, t);
    if (d > 0) now *= 1 - d / n;
    share.push(now);
  }
  let variance = 0;
  for (let t = 0; t < tau; t++) {
    const { n, d } = on(group, t);
    if (d === 0 || n === d) continue;
    const beyond = share.slice(t).reduce((sum, s) => sum + s, 0);
    variance += (beyond * beyond * d) / (n * (n - d));
  }
  return { mean: share.reduce((sum, s) => sum + s, 0), variance };
}

/** The 2 x 2 table of every day added up: leavers of the first group, expected ones, chi-square. */
export function comparedCurves(a: readonly Followed[], b: readonly Followed[]) {
  const last = Math.max(...[...a, ...b].map(({ days }) => days));
  let expected = 0;
  let variance = 0;
  let leavers = 0;
  for (let t = 0; t <= last; t++) {
    const [one, two] = [on(a, t), on(b, t)];
    const n = one.n + two.n;
    const d = one.d + two.d;
    if (d === 0) continue;
    leavers += one.d;
    expected += (d * one.n) / n;
    if (n > 1) variance += (d * (one.n / n) * (two.n / n) * (n - d)) / (n - 1);
  }
  return { leavers, expected, chiSquare: (leavers - expected) ** 2 / variance };
}

/** Mantel-Haenszel over the pairs of groups of each set. */
export function pooledRisk(sets: readonly (readonly [readonly boolean[], readonly boolean[]])[]) {
  let [r, s, w, rr, p, q] = [0, 0, 0, 0, 0, 0];
  for (const [ours, theirs] of sets) {
    const [a, n1] = [ours.filter(Boolean).length, ours.length];
    const [c, n0] = [theirs.filter(Boolean).length, theirs.length];
    const n = n1 + n0;
    r += (a * n0) / n;
    s += (c * n1) / n;
    w += (n1 * n0) / n;
    rr += ((a + c) * n1 * n0 - a * c * n) / n / n;
    p += (n1 * n1 * c - n0 * n0 * a + n1 * n0 * (n0 - n1) * 0.5) / n / n;
    q += (a * (n0 - c) + c * (n1 - a)) / n / 2;
  }
  const difference = (r - s) / w;
  const error = Math.sqrt(difference * p + q) / w;
  const logError = Math.sqrt(rr / r / s);
  return {
    advocacy_value: r / w,
    other_value: s / w,
    matched_difference: difference,
    matched_difference_low: difference - Z * error,
    matched_difference_high: difference + Z * error,
    matched_ratio: r / s,
    matched_ratio_low: Math.exp(Math.log(r / s) - Z * logError),
    matched_ratio_high: Math.exp(Math.log(r / s) + Z * logError),
  };
}

/** Least squares of a value on the group, people taken from the mean of their set. */
export function pooledDifference(sets: readonly (readonly [readonly number[], readonly number[]])[]) {
  const rows = sets.flatMap(([ours, theirs]) => {
    const people = [...ours.map((y) => [1, y] as const), ...theirs.map((y) => [0, y] as const)];
    const mean = [0, 1].map((i) => people.reduce((sum, row) => sum + (row[i] ?? 0), 0) / people.length);
    return people.map(([x, y]) => [x - (mean[0] ?? 0), y - (mean[1] ?? 0)] as const);
  });
  const sxx = rows.reduce((sum, [x]) => sum + x * x, 0);
  const slope = rows.reduce((sum, [x, y]) => sum + x * y, 0) / sxx;
  const squares = rows.reduce((sum, [x, y]) => sum + (y - slope * x) ** 2, 0);
  const error = Math.sqrt(squares / (rows.length - sets.length - 1) / sxx);
  return {
    matched_difference: slope,
    matched_difference_low: slope - Z * error,
    matched_difference_high: slope + Z * error,
  };
}
