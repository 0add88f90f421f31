/** The value that `part` of the values do not exceed (nearest rank): what one caller in twenty waits longer than, at 0.95. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function rounded(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}
