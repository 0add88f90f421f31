import { NETWORKS } from '#domain/events/fields.js';
import { type Day, type Instant } from '#domain/ids.js';
import { epochMsOf, parseInstant } from '#domain/time/instant.js';
import { FIRST_DAY, LAST_DAY, parseDay } from './calendar-day.js';
import { didYouMean } from '#shared/text/nearest.js';
import { type RawParameters } from './raw-parameters.js';
import { type Choice, type FilterName, type Filters, FILTERS, type Order } from './report-query.js';

/** Rows of one answer when nothing is asked, and at most. */
export const DEFAULT_LIMIT = 1_000;
export const MAX_LIMIT = 50_000;
const MAX_FILTER_VALUES = 200;

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}$/;

export function readDay(raw: RawParameters, name: 'from' | 'to'): Day | undefined {
  const text = raw.one(name);
  if (text === undefined) return undefined;
  const day = parseDay(text);
  if (day === undefined) raw.refuse(name, 'must be a day of the calendar, YYYY-MM-DD.');
  else if (day < FIRST_DAY || day > LAST_DAY)
    raw.refuse(name, `must lie between ${FIRST_DAY} and ${LAST_DAY}.`);
  return day;
}

/** @param nowMs what has not come yet is known to nobody */
export function readAsKnownAt(raw: RawParameters, nowMs: number): Instant | null {
  const text = raw.one('asKnownAt');
  if (text === undefined) return null;
  const instant = parseInstant(text);
  if (instant === undefined) {
    raw.refuse(
      'asKnownAt',
      `cannot be ${quoted(text)}: it must be a date and time with a zone, such as 2026-03-31T22:00:00Z (a + is written %2B).`,
    );
    return null;
  }
  if (epochMsOf(instant) > nowMs) {
    raw.refuse('asKnownAt', `(${instant}) lies in the future. Leave it out for what is known now.`);
  }
  return instant;
}

export function readChoices(raw: RawParameters, choices: readonly Choice[]): Record<string, string> {
  return Object.fromEntries(
    choices.map(({ name, values, fallback }) => {
      const value = raw.one(name) ?? fallback;
      if (!values.includes(value))
        raw.refuse(name, `cannot be ${quoted(value)}. ${didYouMean(value, values)}`);
      return [name, value];
    }),
  );
}

/** Filter values are sorted and made distinct: the same question has one form. */
export function readFilters(raw: RawParameters, allowed: readonly FilterName[]): Filters {
  const read = (name: FilterName): readonly string[] => {
    if (!allowed.includes(name)) return [];
    const values = [...new Set(raw.all(name))].sort();
    if (values.length > MAX_FILTER_VALUES)
      raw.refuse(name, `takes at most ${String(MAX_FILTER_VALUES)} values.`);
    for (const value of values) {
      if (name === 'network' && !(NETWORKS as readonly string[]).includes(value)) {
        raw.refuse(name, `cannot be ${quoted(value)}. ${didYouMean(value, NETWORKS)}`);
      } else if (!CODE.test(value)) {
        raw.refuse(
          name,
          `cannot be ${quoted(value)}: a code has letters, digits and . _ : ~ -, at most 128 characters.`,
        );
      }
    }
    return values;
  };
  return Object.fromEntries(FILTERS.map((name) => [name, read(name)])) as Record<
    FilterName,
    readonly string[]
  >;
}

export function readOrder(
  raw: RawParameters,
  columns: readonly string[],
  fallback: readonly Order[],
): readonly Order[] {
  const asked = raw.all('order').map((text): Order => {
    const [column = '', direction = 'asc', ...more] = text.split(':');
    if (!columns.includes(column))
      raw.refuse(
        'order',
        `names ${quoted(column)}, which is not a column here. ${didYouMean(column, columns)}`,
      );
    if ((direction !== 'asc' && direction !== 'desc') || more.length > 0)
      raw.refuse('order', 'must be <column>, <column>:asc or <column>:desc.');
    return { column, direction: direction === 'desc' ? 'desc' : 'asc' };
  });
  return asked.length > 0 ? asked : fallback;
}

export function readLimit(raw: RawParameters, fallback: number): number {
  const text = raw.one('limit');
  if (text === undefined) return fallback;
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > MAX_LIMIT)
    raw.refuse('limit', `must be a whole number from 1 to ${String(MAX_LIMIT)}.`);
  return limit;
}

/** What was sent, short enough to be shown back. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}
