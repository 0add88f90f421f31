import { evaluate, type Row } from '../filter/evaluate.js';
import { type ResolvedRequest } from './resolved-request.js';
import { type SetPage } from './set-reader.js';
import { writeSkipToken } from './skip-token.js';

/** A page of lines that are known here. All their values are texts. */
export function fixedPage(all: readonly Row[], request: ResolvedRequest, pageSize: number): SetPage {
  const { filter, order, token, top } = request;
  const passing = all.filter((row) => filter === undefined || evaluate(filter, row) === true);
  const sorted = order
    .toReversed()
    .reduce(
      (rows, { name, direction }) =>
        rows.toSorted((a, b) => byText(a[name], b[name]) * (direction === 'asc' ? 1 : -1)),
      passing,
    );
  const left = token === undefined ? (top ?? null) : token.left;
  const offset = token === undefined ? request.skip : token.offset;
  const rows = sorted.slice(offset, offset + Math.min(pageSize, left ?? pageSize));
  const end = offset + rows.length;
  const remaining = left === null ? null : left - rows.length;
  const isLast = end >= sorted.length || remaining === 0 || rows.length === 0;
  return {
    rows,
    total: passing.length,
    next: isLast ? undefined : writeSkipToken({ cursor: null, offset: end, left: remaining }),
  };
}

function byText(a: Row[string] | undefined, b: Row[string] | undefined): number {
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}
