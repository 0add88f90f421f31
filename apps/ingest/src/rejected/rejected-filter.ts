import { REJECTION_REASONS, type RejectionReason } from '#domain/events/rejection.js';
import { type Instant } from '#domain/ids.js';
import { parseInstant } from '#domain/time/instant.js';
import { ProblemError } from '#shared/errors/problem.js';
import { type PageCursor, readCursor } from '../page-cursor.js';
import { type RejectedFilter } from './rejected-store.js';

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Which refused events a request means, as its query says it. */
export interface FilterQuery {
  readonly reason?: string;
  readonly since?: string;
  readonly until?: string;
}

/** @throws a 400 that names the parameter */
export function readFilter({ reason, since, until }: FilterQuery): RejectedFilter {
  return {
    reason: readReason(reason),
    since: readInstant('since', since),
    until: readInstant('until', until),
  };
}

/** @throws a 400 that names the parameter */
export function readRejectedCursor(text: string | undefined): PageCursor | undefined {
  const after = readCursor(text);
  if (after === undefined || UUID.test(after.id)) return after;
  throw new ProblemError('bad-request', { detail: 'The cursor belongs to another list.' });
}

function readReason(text: string | undefined): RejectionReason | undefined {
  if (text === undefined || text === '') return undefined;
  const reason = REJECTION_REASONS.find((known) => known === text);
  if (reason !== undefined) return reason;
  throw new ProblemError('bad-request', {
    detail: `There is no such reason. There are: ${REJECTION_REASONS.join(', ')}.`,
    errors: [{ pointer: '/reason', detail: 'Not a reason.' }],
  });
}

function readInstant(name: 'since' | 'until', text: string | undefined): Instant | undefined {
  if (text === undefined || text === '') return undefined;
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  throw new ProblemError('bad-request', {
    detail: `${name} must be an RFC 3339 time with a zone, such as 2026-03-29T01:30:00Z.`,
    errors: [{ pointer: `/${name}`, detail: 'Not an RFC 3339 time with a zone.' }],
  });
}
