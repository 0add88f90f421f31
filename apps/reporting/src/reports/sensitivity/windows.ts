/** Windows that are usual elsewhere: 30 and 90 days are the defaults of Google Analytics 4. */
export const USUAL_WINDOWS = [30, 60, 90] as const;

/**
 * The windows to compare, widest last: the usual ones within the window of the settings, and that one. Touches outside
 * it were never looked for, so a wider window cannot be worked out from the ledger.
 */
export function windowsWithin(lookbackDays: number): number[] {
  return [...USUAL_WINDOWS.filter((days) => days < lookbackDays), lookbackDays];
}
