import { type Instant } from '#domain/ids.js';
import { parseInstant } from '#domain/time/instant.js';
import { localTime } from './local-time.js';
import { type DateFormat, readDate } from './read-date.js';

export type MomentReading =
  { readonly ok: true; readonly at: Instant } | { readonly ok: false; readonly detail: string };

/**
 * Which moment of the day stands for a date without a time. What begins something stands at the start of its day, what
 * other things of that day may have led to at its last second: a click at nine and an application "on that day" belong
 * together, and a moment before the click would lose it.
 */
export type DayEdge = 'start' | 'end';
/** Where clocks are put forward at midnight, such as in Cairo, a day begins at one. */
const CLOCKS: Readonly<Record<DayEdge, readonly string[]>> = {
  start: ['00:00:00', '01:00:00'],
  end: ['23:59:59'],
};

/** Reads the moments in cells of a file, for an organisation's zone and the file's order of day and month. */
export class Moments {
  private readonly atClock: (clock: string) => Instant | undefined;

  constructor(
    zone: string,
    private readonly format: DateFormat | undefined,
  ) {
    this.atClock = localTime(zone);
  }

  /** An RFC 3339 time as it is; a date, or a date and a time, on the clocks of the organisation. */
  instant(text: string, edge: DayEdge): MomentReading {
    const exact = parseInstant(text);
    if (exact !== undefined) return { ok: true, at: exact };
    const read = readDate(text, this.format);
    if (!read.ok) return read;
    const { day, clock } = read.date;
    for (const time of clock === undefined ? CLOCKS[edge] : [clock]) {
      const at = this.atClock(`${day}T${time}`);
      if (at !== undefined) return { ok: true, at };
    }
    return { ok: false, detail: "The organisation's clocks skip this time; write it with a zone." };
  }

  /** A calendar day; of a date with a time the day it is written in. */
  day(
    text: string,
  ): { readonly ok: true; readonly day: string } | { readonly ok: false; readonly detail: string } {
    const read = readDate(parseInstant(text) === undefined ? text : text.slice(0, 10), this.format);
    return read.ok ? { ok: true, day: read.date.day } : read;
  }
}
