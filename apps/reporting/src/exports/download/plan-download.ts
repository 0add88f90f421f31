import { namesTag } from '#shared/http/entity-tag.js';
import { readRange } from './read-range.js';

/** What is asked of a file beside which it is. */
export interface Conditions {
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/** What is answered: the status, and which bytes if any. */
export interface DownloadPlan {
  readonly status: 200 | 206 | 304 | 416;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: { readonly first: number; readonly last: number } | undefined;
}

/**
 * The answer to a conditional request for a range (RFC 9110, 13.2.2): If-None-Match first; then If-Range, which lets a
 * range count only for the very file its tag names, so that a resumed download is never pieced together from two files.
 * @param etag a strong tag, in its quotes
 */
export function planDownload(size: number, etag: string, conditions: Conditions): DownloadPlan {
  const always = { etag, 'accept-ranges': 'bytes' };
  if (namesTag(conditions.ifNoneMatch, etag)) return { status: 304, headers: always, bytes: undefined };
  // A date is never right here: we send none.
  const mayResume = conditions.ifRange === undefined || conditions.ifRange.trim() === etag;
  const range = mayResume ? readRange(conditions.range, size) : 'whole';
  if (range === 'unsatisfiable')
    return {
      status: 416,
      headers: { ...always, 'content-range': `bytes */${String(size)}` },
      bytes: undefined,
    };
  if (range === 'whole')
    return {
      status: 200,
      headers: { ...always, 'content-length': String(size) },
      bytes: size === 0 ? undefined : { first: 0, last: size - 1 },
    };
  const { first, last } = range;
  return {
    status: 206,
    headers: {
      ...always,
      'content-length': String(last - first + 1),
      'content-range': `bytes ${String(first)}-${String(last)}/${String(size)}`,
    },
    bytes: range,
  };
}
