import { parseInstant, instantOf } from '#domain/time/instant.js';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const US_DAY = /^(\d{2})\/(\d{2})\/(\d{4})$/;
/** 2001 to 2100 in milliseconds; a smaller number would be seconds, whose meaning is not certain. */
const MIN_EPOCH_MS = 978_307_200_000;
const MAX_EPOCH_MS = 4_102_444_800_000;

/** An RFC 3339 time, or a number of milliseconds since 1970. Undefined for everything whose meaning is not certain. */
export function readInstant(value: unknown): string | undefined {
  if (typeof value === 'number' && value >= MIN_EPOCH_MS && value < MAX_EPOCH_MS)
    return instantOf(Math.trunc(value));
  return typeof value === 'string' ? parseInstant(value) : undefined;
}

/** A calendar day: `2015-01-23`, or the day an RFC 3339 time is written in. */
export function readDay(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.length > 10 && parseInstant(value) !== undefined ? value.slice(0, 10) : value;
  const [, year, month, day] = DAY.exec(text) ?? [];
  return calendarDay(year, month, day);
}

/** A calendar day as the United States write it, `04/15/2013`. Only for systems that are documented to. */
export function readUsDay(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const [, month, day, year] = US_DAY.exec(value) ?? [];
  return calendarDay(year, month, day);
}

/**
 * The instant that stands for a day without a time: noon in UTC, which is the same calendar day in every zone from
 * UTC-12 to UTC+11.
 */
export function instantOfDay(day: string): string {
  return `${day}T12:00:00.000Z`;
}

function calendarDay(year?: string, month?: string, day?: string): string | undefined {
  const text = `${year ?? ''}-${month ?? ''}-${day ?? ''}`;
  return parseInstant(`${text}T00:00:00Z`) === undefined ? undefined : text;
}
