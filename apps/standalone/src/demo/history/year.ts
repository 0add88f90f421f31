import { type Random } from './random.js';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const DAYS = 365;

/** People share and click on working days, mostly in the morning and after lunch; a little in the evening. */
const HOUR_WEIGHTS = [1, 1, 0, 0, 1, 2, 8, 22, 40, 42, 36, 28, 34, 30, 26, 24, 22, 18, 14, 14, 13, 10, 6, 3];
const HOURS = HOUR_WEIGHTS.map((weight, hour) => [hour, weight] as const);
const WEEKEND_SHARE = 0.2;

/** The year that is played: it begins at 00:00 UTC and ends, not included, at 00:00 UTC of `endDay`. */
export class Year {
  readonly start: number;
  readonly end: number;

  constructor(endDay: string) {
    this.end = Date.parse(`${endDay}T00:00:00Z`);
    if (Number.isNaN(this.end)) throw new RangeError(`${endDay} is not a day, YYYY-MM-DD`);
    this.start = this.end - DAYS * DAY_MS;
  }

  contains(at: number): boolean {
    return at >= this.start && at < this.end;
  }

  /** An hour at which somebody sits at a screen, on one of the days from `from` to `to`. */
  momentBetween(random: Random, from: number, to: number): number {
    for (;;) {
      const day = Math.floor((from + random.next() * (to - from)) / DAY_MS) * DAY_MS;
      const at = momentOfDay(random, day);
      if (at < from || at >= to) {
        // A stretch of less than a day may hold no working hour at all.
        if (to - from <= 2 * DAY_MS) return Math.floor(from + random.next() * (to - from));
        continue;
      }
      if (!isWeekend(at) || random.chance(WEEKEND_SHARE)) return at;
    }
  }
}

export function momentOfDay(random: Random, day: number): number {
  return day + random.weighted(HOURS) * HOUR_MS + random.int(0, HOUR_MS - 1);
}

/** An instant as the events carry it. */
export function instant(at: number): string {
  return new Date(at).toISOString();
}

export function dayOf(at: number): string {
  return instant(at).slice(0, 10);
}

function isWeekend(at: number): boolean {
  const day = new Date(at).getUTCDay();
  return day === 0 || day === 6;
}
