import { createHash } from 'node:crypto';
import { type Instant } from '#domain/ids.js';
import { type Period } from './period.js';
import { type ReportQuery } from './report-query.js';

const CHECK_CHARS = 16;

/** Where the next page begins, and what the first page was an answer to. */
export interface Cursor {
  /** The days the first page resolved to: by the next page "the last thirty days" may be others. */
  readonly period: Period;
  readonly offset: number;
  /** When the first page was read, and which buckets it was read from. */
  readonly dataAsOf: Instant;
  readonly snapshot: string;
}

/**
 * A cursor as text, tied to the query it continues.
 *
 * It carries a checksum and no secret. It holds nothing that is not checked again and grants nothing: the tenant is
 * taken from the key, never from here. The checksum is there to tell a damaged or borrowed cursor from a good one.
 */
export function writeCursor(cursor: Cursor, query: ReportQuery): string {
  const body = JSON.stringify([
    cursor.period.from,
    cursor.period.to,
    cursor.offset,
    cursor.dataAsOf,
    cursor.snapshot,
  ]);
  return Buffer.from(checkOf(body, query) + body).toString('base64url');
}

/** The period of a cursor, unchecked: the query it is checked against needs it first. */
export function peekPeriod(text: string): { readonly from: string; readonly to: string } | undefined {
  const [from, to] = fieldsOf(text) ?? [];
  return typeof from === 'string' && typeof to === 'string' ? { from, to } : undefined;
}

/** The cursor, or undefined when it is damaged or continues another query. */
export function readCursor(text: string, query: ReportQuery): Cursor | undefined {
  const decoded = Buffer.from(text, 'base64url').toString('utf8');
  const body = decoded.slice(CHECK_CHARS);
  if (decoded.slice(0, CHECK_CHARS) !== checkOf(body, query)) return undefined;
  const [, , offset, dataAsOf, snapshot] = fieldsOf(text) ?? [];
  if (typeof offset !== 'number' || typeof dataAsOf !== 'string' || typeof snapshot !== 'string')
    return undefined;
  return { period: { from: query.from, to: query.to }, offset, dataAsOf: dataAsOf as Instant, snapshot };
}

function fieldsOf(text: string): readonly unknown[] | undefined {
  try {
    const fields: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8').slice(CHECK_CHARS));
    return Array.isArray(fields) ? fields : undefined;
  } catch {
    return undefined;
  }
}

/** The limit is left out: the next page may be longer or shorter. */
function checkOf(body: string, query: ReportQuery): string {
  const { limit: _limit, ...resolved } = query;
  return createHash('sha256')
    .update(JSON.stringify(resolved))
    .update('\n')
    .update(body)
    .digest('hex')
    .slice(0, CHECK_CHARS);
}
