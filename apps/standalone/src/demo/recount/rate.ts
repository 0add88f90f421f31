/** Two-sided 95 %. */
const Z = 1.959963984540054;

type Rate<N extends string> = Record<N | `${N}_low` | `${N}_high`, number | null>;

/** A share with its interval; nulls where there is nothing to divide. */
export function rate<N extends string>(name: N, k: number, n: number): Rate<N> {
  const values = n === 0 ? [null, null, null] : [k / n, ...wilson(k, n)];
  return { [name]: values[0], [`${name}_low`]: values[1], [`${name}_high`]: values[2] } as Rate<N>;
}

/** Both roots of the quadratic of Wilson 1927: (n + z²)p² - (2k + z²)p + k²/n = 0. */
function wilson(k: number, n: number): [low: number, high: number] {
  const [a, b, c] = [n + Z * Z, -(2 * k + Z * Z), (k * k) / n];
  const root = Math.sqrt(b * b - 4 * a * c);
  return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
}
