import { type Column, type ReportRow } from '../../reports/report.js';

/** A value in a file whose columns have types. Integers are as wide as they are stored. */
export type Cell = string | bigint | number | null;

/**
 * The values of one column as its type says; null where a row has none.
 * @throws when a column of integers holds a fraction: a broken download is seen, a rounded number is not
 */
export function cellsOf({ name, type }: Pick<Column, 'name' | 'type'>, rows: readonly ReportRow[]): Cell[] {
  return rows.map((row) => {
    const value = row[name] ?? null;
    if (value === null) return null;
    switch (type) {
      case 'text':
        return String(value);
      case 'integer':
        return BigInt(value);
      case 'number':
        return Number(value);
    }
  });
}
