import { asId, type Day } from '#domain/ids.js';

/** Reads `YYYY-MM-DD` when it is a day of the calendar: 2026-02-30 is none. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const epochMs = Date.parse(`${text}T00:00:00Z`);
  // Date.parse rolls the 30th of February on into March.
  if (Number.isNaN(epochMs) || new Date(epochMs).toISOString().slice(0, 10) !== text) return undefined;
  return asId<Day>(text);
}

/** The engine's Date type holds these days and silently moves any other into them. */
export const FIRST_DAY = asId<Day>('1970-01-01');
export const LAST_DAY = asId<Day>('2149-06-05');
