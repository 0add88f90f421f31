/** Null where there is nothing to divide by: nothing of nothing is not zero. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** So many per thousand. */
export function perThousand(part: number, whole: number): number | null {
  return whole === 0 ? null : (1_000 * part) / whole;
}
