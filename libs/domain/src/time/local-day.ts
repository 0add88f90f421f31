import { asId, type Day, type Instant } from '../ids.js';
import { epochMsOf } from './instant.js';

const QUARTER_MS = 15 * 60_000;
/** Two and a half years of quarters. A reader that wanders over all of history starts afresh instead of growing. */
const MAX_CACHED_QUARTERS = 90_000;

/**
 * Makes a function that tells on which calendar day an instant falls in an IANA zone.
 *
 * Asking Intl costs microseconds and millions of events are asked about, so the answer is kept per UTC quarter of an
 * hour: offsets in use are multiples of fifteen minutes. The few clock changes that fell inside a quarter and crossed
 * midnight (Newfoundland changed at 00:01 until 2011) are recognised by a quarter that ends on another day than it
 * began, and are never kept.
 */
export function localDay(zone: string): (at: Instant | number) => Day {
  const dayAt = uncachedDayAt(zone);
  const dayOfQuarter = new Map<number, Day>();
  return (at) => {
    const epochMs = typeof at === 'number' ? at : epochMsOf(at);
    const quarter = Math.floor(epochMs / QUARTER_MS);
    const known = dayOfQuarter.get(quarter);
    if (known !== undefined) return known;
    const first = dayAt(quarter * QUARTER_MS);
    if (first !== dayAt((quarter + 1) * QUARTER_MS - 1)) return dayAt(epochMs);
    if (dayOfQuarter.size >= MAX_CACHED_QUARTERS) dayOfQuarter.clear();
    dayOfQuarter.set(quarter, first);
    return first;
  };
}

function uncachedDayAt(zone: string): (epochMs: number) => Day {
  const format = formatterOf(zone);
  return (epochMs) => {
    let year = '';
    let month = '';
    let day = '';
    for (const part of format.formatToParts(epochMs)) {
      if (part.type === 'year') year = part.value.padStart(4, '0');
      else if (part.type === 'month') month = part.value;
      else if (part.type === 'day') day = part.value;
    }
    return asId<Day>(`${year}-${month}-${day}`);
  };
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  } catch (cause) {
    throw new RangeError(`"${zone}" is not an IANA time zone; use a name such as Europe/Amsterdam.`, {
      cause,
    });
  }
}
