import { type Instant } from '#domain/ids.js';
import { epochMsOf, instantOf, parseInstant } from '#domain/time/instant.js';

const MS_PER_DAY = 86_400_000;

/**
 * Makes a function that turns a time on the clocks of a zone (`2026-03-29T01:30:00`) into an instant. Of an hour that
 * comes twice in autumn it is the first; undefined for a time that the clocks skip in spring.
 */
export function localTime(zone: string): (clock: string) => Instant | undefined {
  const clockAt = clockIn(zone);
  return (clock) => {
    const asUtc = parseInstant(`${clock}Z`);
    if (asUtc === undefined) return undefined;
    const asUtcMs = epochMsOf(asUtc);
    // The offset at the time itself is the one of the day before or of the day after: clocks change once at most.
    const candidates = [-MS_PER_DAY, MS_PER_DAY].map((away) => {
      const nearbyMs = asUtcMs + away;
      return asUtcMs - (epochMsOf(clockAt(nearbyMs)) - nearbyMs);
    });
    const fitting = candidates.filter((ms) => epochMsOf(clockAt(ms)) === asUtcMs);
    return fitting.length === 0 ? undefined : instantOf(Math.min(...fitting));
  };
}

/** What the clocks of the zone show, written as if it were UTC. */
function clockIn(zone: string): (epochMs: number) => Instant {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  });
  return (epochMs) => {
    const clock = parseInstant(`${format.format(epochMs).replace(',', '.')}Z`);
    if (clock === undefined) throw new Error(`the clocks of ${zone} could not be read`);
    return clock;
  };
}
