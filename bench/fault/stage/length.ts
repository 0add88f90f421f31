/** How much of a fault there is: the short form is for every change, the long form for figures that say something. */
export interface Length {
  readonly form: 'short' | 'long';
  /** Said by hand: how often, and for how long. They bound the long form as well. */
  readonly times?: number;
  readonly minutes?: number;
}

/** How often something is done. */
export function timesOf(length: Length, short: number, long: number): number {
  return length.times ?? (length.form === 'short' ? short : long);
}

/** How long something lasts, in milliseconds. */
export function durationOf(length: Length, shortSeconds: number, longSeconds: number): number {
  if (length.minutes !== undefined) return length.minutes * 60_000;
  return 1_000 * (length.form === 'short' ? shortSeconds : longSeconds);
}
