import { createHash } from 'node:crypto';
import { type Day, type Instant } from '#domain/ids.js';
import { parseInstant } from '#domain/time/instant.js';
import { parseDay } from '../parameters/calendar-day.js';
import { type Period } from '../parameters/period.js';
import { type BoundCondition } from '../semantic/compile/reading.js';
import { type SemanticQuery } from '../semantic/query/semantic-query.js';

const CHECK_CHARS = 22;

/** Where the next page begins, and the one reading that all pages are parts of. */
export interface SnapshotCursor {
  readonly from: Day;
  readonly to: Day;
  readonly offset: number;
  /** The moment the list speaks of. */
  readonly at: Instant;
  /** Over every line of the list: a page of another list is refused. */
  readonly checksum: string;
}

/** What a cursor belongs to, beside the days it carries itself. */
export interface Continued {
  readonly query: SemanticQuery;
  readonly where: BoundCondition | undefined;
}

/**
 * A cursor as text, tied to the question it continues and to the organisation. It carries a check and no secret: it
 * grants nothing, for the tenant is taken from the key and every field is checked again. The check tells a damaged or
 * borrowed cursor from a good one.
 */
export function writeSnapshotCursor(cursor: SnapshotCursor, continued: Continued): string {
  const body = JSON.stringify([cursor.from, cursor.to, cursor.offset, cursor.at, cursor.checksum]);
  return Buffer.from(checkOf(body, continued) + body).toString('base64url');
}

/** The days of a cursor, unchecked: the question it is checked against needs them first. */
export function peekDays(text: string): Period | undefined {
  const [from, to] = fieldsOf(text) ?? [];
  const days = [from, to].map((day) => (typeof day === 'string' ? parseDay(day) : undefined));
  const [first, last] = days;
  return first === undefined || last === undefined || first > last ? undefined : { from: first, to: last };
}

/** The cursor, or undefined when it is damaged or continues another question. */
export function readSnapshotCursor(text: string, continued: Continued): SnapshotCursor | undefined {
  const decoded = Buffer.from(text, 'base64url').toString('utf8');
  if (decoded.slice(0, CHECK_CHARS) !== checkOf(decoded.slice(CHECK_CHARS), continued)) return undefined;
  const [, , offset, at, checksum] = fieldsOf(text) ?? [];
  const instant = typeof at === 'string' ? parseInstant(at) : undefined;
  if (typeof offset !== 'number' || instant === undefined || typeof checksum !== 'string') return undefined;
  return { from: continued.query.from, to: continued.query.to, offset, at: instant, checksum };
}

function fieldsOf(text: string): readonly unknown[] | undefined {
  try {
    const fields: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8').slice(CHECK_CHARS));
    return Array.isArray(fields) ? fields : undefined;
  } catch {
    return undefined;
  }
}

/** The limit is left out: the next page may be longer or shorter. What is shown beside the lines is, too. */
function checkOf(body: string, { query, where }: Continued): string {
  const { limit: _limit, totals: _totals, compareTo: _compareTo, ...resolved } = query;
  return createHash('sha256')
    .update(JSON.stringify([resolved, where ?? null]))
    .update('\n')
    .update(body)
    .digest('base64url')
    .slice(0, CHECK_CHARS);
}
