import { asId, type Instant } from '../ids.js';

const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:([Zz])|([+-])(\d{2}):(\d{2}))$/;
const CANONICAL = /^\d{4}-/;
const MS_PER_MINUTE = 60_000;

/**
 * Reads an RFC 3339 date-time and writes it as UTC with milliseconds, the one form whose text sorts by time.
 * Returns undefined for anything else, such as a time without a zone or a day that is not in the calendar.
 *
 * Digits beyond the millisecond are cut off, never rounded: rounding could move an event into the next day. A leap
 * second (RFC 3339 section 5.7) becomes the last millisecond of its minute for the same reason.
 */
export function parseInstant(text: string): Instant | undefined {
  const match = RFC_3339.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const offsetMinutes = offsetOf(match[9], Number(match[10] ?? 0), Number(match[11] ?? 0));
  if (offsetMinutes === undefined || hour > 23 || minute > 59 || second > 60) return undefined;

  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const isLeapSecond = second === 60;
  const millisecond = isLeapSecond ? 999 : Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  date.setUTCHours(hour, minute, isLeapSecond ? 59 : second, millisecond);

  const utc = new Date(date.getTime() - offsetMinutes * MS_PER_MINUTE);
  if (isLeapSecond && (utc.getUTCHours() !== 23 || utc.getUTCMinutes() !== 59)) return undefined;
  const canonical = utc.toISOString();
  return CANONICAL.test(canonical) ? asId<Instant>(canonical) : undefined;
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export function epochMsOf(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant a number of milliseconds after 1970-01-01T00:00:00Z. Throws outside the years 0000 to 9999. */
export function instantOf(epochMs: number): Instant {
  const text = new Date(epochMs).toISOString();
  if (!CANONICAL.test(text)) {
    throw new RangeError(`${text} is outside the years 0000 to 9999, where instants do not sort as text.`);
  }
  return asId<Instant>(text);
}

function offsetOf(sign: string | undefined, hours: number, minutes: number): number | undefined {
  if (hours > 23 || minutes > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
}
