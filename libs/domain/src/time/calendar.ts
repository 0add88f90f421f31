import { asId, type Day } from '../ids.js';

const MS_PER_DAY = 86_400_000;
const DAYS_PER_WEEK = 7;

/** The day a number of days later, or earlier when the number is negative. Days have no hours here, so no DST either. */
export function addDays(day: Day, days: number): Day {
  return dayOfNumber(numberOf(day) + days);
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

/** The calendar month, `YYYY-MM`. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/**
 * The ISO 8601 week, `YYYY-Www`. A week belongs to the year that holds its Thursday, so the first days of January can
 * carry the previous year and the last days of December the next one.
 */
export function isoWeekOf(day: Day): string {
  const number = numberOf(day);
  // Day 0, 1 January 1970, was a Thursday: Monday is 0 after adding 3.
  const mondayIsZero = (((number + 3) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  const thursday = number - mondayIsZero + 3;
  const year = dayOfNumber(thursday).slice(0, 4);
  const week = Math.floor((thursday - numberOf(asId<Day>(`${year}-01-01`))) / DAYS_PER_WEEK) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The Monday of the ISO week of a day. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((((numberOf(day) + 3) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK));
}

/** The quarter, `YYYY-Qn`. */
export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`;
}

/** The first day of the month that lies a number of months after the one of a day, or before when negative. */
export function firstOfMonth(day: Day, months = 0): Day {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return asId<Day>(`${year}-${String((((month % 12) + 12) % 12) + 1).padStart(2, '0')}-01`);
}

/** The same day of the month a number of months later, or the month's last day when it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const first = firstOfMonth(day, months);
  const last = addDays(firstOfMonth(first, 1), -1);
  const same = asId<Day>(first.slice(0, 8) + day.slice(8));
  return same > last ? last : same;
}

function numberOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

function dayOfNumber(number: number): Day {
  return asId<Day>(new Date(number * MS_PER_DAY).toISOString().slice(0, 10));
}
