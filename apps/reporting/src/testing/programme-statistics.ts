import { DAY_MS } from './programme-organisation.js';
import { type Row } from './recount.js';
import { K } from './spread-recount.js';

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length;

export function welch(now: readonly number[], before: readonly number[]): Row {
  const nothing = { survey_difference: null, low: null, high: null };
  if (before.length === 0) return nothing;
  const part = (values: readonly number[]) =>
    values.reduce((sum, one) => sum + (one - meanOf(values)) ** 2, 0) / (values.length - 1) / values.length;
  const [a, b] = [part(now), part(before)];
  const difference = meanOf(now) - meanOf(before);
  if (a + b === 0) return { ...nothing, survey_difference: difference };
  const df = (a + b) ** 2 / (a ** 2 / (now.length - 1) + b ** 2 / (before.length - 1));
  const error = studentCritical(df) * Math.sqrt(a + b);
  return { survey_difference: difference, low: difference - error, high: difference + error };
}

export function emptied(row: Row): Row {
  return Object.fromEntries(Object.keys(row).map((name) => [name, null]));
}

/** Groups of at least k, when the others together are nobody or at least k; else the smallest of them go as well. */
export function toldOf(
  groups: readonly (readonly [string, number])[],
  together: (a: number, b: number) => number = (a, b) => a + b,
): Set<string> {
  const told = groups.filter(([, people]) => people > 0).sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  let hidden = 0;
  while (told.length > 0 && ((told[0]?.[1] ?? 0) < K || (hidden > 0 && hidden < K)))
    hidden = together(hidden, told.shift()?.[1] ?? 0);
  return new Set(told.map(([label]) => label));
}

/** The t below which 97.5 % lie. With t = tan(angle) sqrt(df) the density is cos(angle)^(df - 1): Simpson's rule, and halving. */
export function studentCritical(df: number): number {
  const area = (angle: number, steps = 1_000): number => {
    const at = (i: number) => Math.cos((angle * i) / steps) ** (df - 1);
    let sum = 0;
    for (let i = 0; i < steps; i += 2) sum += at(i) + 4 * at(i + 1) + at(i + 2);
    return (sum * angle) / steps / 3;
  };
  const whole = 2 * area(Math.PI / 2);
  let [low, high] = [0, Math.PI / 2];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (area(middle) / whole < 0.475) low = middle;
    else high = middle;
  }
  return Math.tan(low) * Math.sqrt(df);
}

export function lastDayOf(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
