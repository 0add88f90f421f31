import { parseInstant } from '#domain/time/instant.js';

/** In which order a file writes day, month and year, when it is not certain from a date itself. */
export const DATE_FORMATS = ['dmy', 'mdy'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/** A date as a cell has it: a calendar day, and a time on the clock if there is one. */
export interface ReadDate {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `HH:MM:SS`, on the organisation's clocks. */
  readonly clock?: string;
}

export type DateReading =
  { readonly ok: true; readonly date: ReadDate } | { readonly ok: false; readonly detail: string };

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const NUMERIC = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/;

/**
 * Reads a date only when what it means is certain: `2026-04-03`; `3.4.2026`, where dots mean day first; with slashes or
 * dashes when one number cannot be a month, or both are the same, or the file's order was given.
 */
export function readDate(text: string, format: DateFormat | undefined): DateReading {
  const [dayText = '', clockText, ...more] = text.split(/[T\s]+/);
  if (more.length > 0) return wrong(UNKNOWN);
  const parts = partsOf(dayText, format);
  if (typeof parts === 'string') return wrong(parts);
  const day = [parts.year.padStart(4, '0'), parts.month.padStart(2, '0'), parts.day.padStart(2, '0')].join(
    '-',
  );
  if (parseInstant(`${day}T00:00:00Z`) === undefined) return wrong('There is no such day in the calendar.');
  if (clockText === undefined) return { ok: true, date: { day } };
  const [, hour = '', minute = '', second = '00'] = CLOCK.exec(clockText) ?? [];
  const clock = `${hour.padStart(2, '0')}:${minute}:${second}`;
  return parseInstant(`${day}T${clock}Z`) === undefined
    ? wrong('The time of day is not readable; write it as 14:30 or 14:30:00.')
    : { ok: true, date: { day, clock } };
}

const UNKNOWN = 'This is not a date; write it as 2026-04-03, or 2026-04-03T14:30:00+02:00.';
const AMBIGUOUS =
  'This can be day-month or month-day. Say which the file uses with dateFormat=dmy or dateFormat=mdy, or write 2026-04-03.';

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** The parts of a date, or why they are not known. */
function partsOf(text: string, format: DateFormat | undefined): Parts | string {
  const [, isoYear, isoMonth, isoDay] = ISO.exec(text) ?? [];
  if (isoYear !== undefined && isoMonth !== undefined && isoDay !== undefined)
    return { year: isoYear, month: isoMonth, day: isoDay };
  const [, first, separator, second, year] = NUMERIC.exec(text) ?? [];
  if (first === undefined || second === undefined || year === undefined) return UNKNOWN;
  const dayFirst: Parts = { year, month: second, day: first };
  const monthFirst: Parts = { year, month: first, day: second };
  if (separator === '.' || first === second) return dayFirst;
  // A number above twelve is certain, also against the order that was given: then the file mixes both.
  if (Number(first) > 12) return format === 'mdy' ? CONTRADICTS : dayFirst;
  if (Number(second) > 12) return format === 'dmy' ? CONTRADICTS : monthFirst;
  if (format === undefined) return AMBIGUOUS;
  return format === 'dmy' ? dayFirst : monthFirst;
}

const CONTRADICTS = 'This date does not fit the dateFormat that was given.';

function wrong(detail: string): DateReading {
  return { ok: false, detail };
}
