import { ProblemError } from '#shared/errors/problem.js';

const MAX_LIMIT = 500;
const DEFAULT_LIMIT = 100;

/** Where the next page of a list begins: after the row with this time and id. The time keeps PostgreSQL's microseconds. */
export interface PageCursor {
  readonly at: string;
  readonly id: string;
}

/** One page, and where the next begins; null on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export function writeCursor({ at, id }: PageCursor): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** @throws a 400 that names the parameter */
export function readCursor(text: string | undefined): PageCursor | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    const parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(parts)) {
      const [at, id] = parts as unknown[];
      if (typeof at === 'string' && typeof id === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(at))
        return { at, id };
    }
  } catch {
    // not JSON: refused below like any other text that is not a cursor
  }
  throw new ProblemError('bad-request', {
    detail: 'The cursor is not one of ours; take nextCursor from the page before, or leave it out.',
    errors: [{ pointer: '/cursor', detail: 'Not a cursor.' }],
  });
}

/** @throws a 400 that names the parameter */
export function readLimit(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_LIMIT;
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT) return limit;
  throw new ProblemError('bad-request', {
    detail: `limit must be a whole number from 1 to ${String(MAX_LIMIT)}.`,
    errors: [{ pointer: '/limit', detail: `Must be a whole number from 1 to ${String(MAX_LIMIT)}.` }],
  });
}

/** Makes a page of `limit + 1` rows that were asked for: the one too many tells that there is a next page. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => T,
  cursorOf: (row: Row) => PageCursor,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(cursorOf(last)) : null,
  };
}
