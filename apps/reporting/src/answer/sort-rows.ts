import { type Order } from '../parameters/report-query.js';
import { type ReportRow } from '../reports/report.js';

/**
 * Rows in the order asked for; rows that are equal under it keep their own, so pages neither overlap nor leave gaps.
 * Texts are compared by code unit, the same everywhere; what has no value comes last either way.
 */
export function sortRows(rows: readonly ReportRow[], order: readonly Order[]): readonly ReportRow[] {
  if (order.length === 0) return rows;
  return rows.toSorted((a, b) => {
    for (const { column, direction } of order) {
      const difference = compare(a[column] ?? null, b[column] ?? null, direction === 'asc' ? 1 : -1);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function compare(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -sign : sign;
}
