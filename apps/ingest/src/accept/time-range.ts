import { type Instant } from '#domain/ids.js';
import { epochMsOf, parseInstant } from '#domain/time/instant.js';
import { accepted, type Judgement, refused } from './judgement.js';
import { printable } from './pointer.js';

const EARLIEST_MS = Date.UTC(2000, 0, 1);
/** Room for a sender whose clock or zone is wrong; further ahead it would stand in reports before it happened. */
const MAX_AHEAD_MS = 24 * 60 * 60_000;

/** The CloudEvents `time` as an instant inside the range that reports cover. */
export function judgeTime(text: string, receivedAtMs: number): Judgement<Instant> {
  const instant = parseInstant(text);
  if (instant === undefined) {
    return refused('invalid_envelope', {
      pointer: '/time',
      detail: `"${printable(text)}" is not an RFC 3339 time with a zone, such as 2026-03-29T01:30:00Z.`,
    });
  }
  const epochMs = epochMsOf(instant);
  if (epochMs < EARLIEST_MS) {
    return refused('time_out_of_range', {
      pointer: '/time',
      detail: `${instant} is before 2000-01-01; send when it happened.`,
    });
  }
  if (epochMs > receivedAtMs + MAX_AHEAD_MS) {
    return refused('time_out_of_range', {
      pointer: '/time',
      detail: `${instant} is more than 24 hours in the future; check the clock and the zone of the sender.`,
    });
  }
  return accepted(instant);
}
