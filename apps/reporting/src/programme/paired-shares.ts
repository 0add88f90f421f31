import { studentQuantile } from '#domain/experiments/student-t.js';
import { type Day } from '#domain/ids.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type ReportRow } from '../reports/report.js';
import { overProgramme } from './programme-sql.js';

const PAIRED_SHARES = loadSql(import.meta.url, './paired-shares.sql');

/** The query over the moments that `anchorSql` selects. */
export function pairedSharesSql(anchorSql: string): string {
  return overProgramme(PAIRED_SHARES, { anchor: anchorSql });
}

/** A row of paired-shares.sql. */
export interface PairedRow {
  readonly label: string;
  readonly period: Day;
  readonly people: number;
  readonly paired_people: number;
  readonly shares_before: number;
  readonly shares_after: number;
  readonly squared_differences: number;
  readonly paired_more: number;
  readonly paired_fewer: number;
}

/** The columns of a comparison, in order. */
export const PAIRED_COLUMNS = [
  'paired_people',
  'shares_before',
  'shares_after',
  'paired_more',
  'paired_fewer',
  'shares_difference',
  'shares_difference_low',
  'shares_difference_high',
] as const;

/** @param isTold whether enough people stand behind it; how many they are is said either way */
export function pairedCells(row: PairedRow | undefined, isTold: boolean): ReportRow {
  const people = row?.paired_people ?? 0;
  if (row === undefined || people === 0 || !isTold) {
    return Object.fromEntries(PAIRED_COLUMNS.map((name) => [name, name === 'paired_people' ? people : null]));
  }
  const difference = (row.shares_after - row.shares_before) / people;
  const error = errorOf(row, difference);
  return {
    paired_people: people,
    shares_before: row.shares_before,
    shares_after: row.shares_after,
    paired_more: row.paired_more,
    paired_fewer: row.paired_fewer,
    shares_difference: difference,
    shares_difference_low: error === undefined ? null : difference - error,
    shares_difference_high: error === undefined ? null : difference + error,
  };
}

/** Half the 95 % interval of a mean of paired differences: Student's t with one degree of freedom fewer than people. */
function errorOf(
  { paired_people: people, squared_differences }: PairedRow,
  mean: number,
): number | undefined {
  if (people < 2) return undefined;
  // Of equal differences rounding may leave less than nothing.
  const variance = Math.max(0, squared_differences - people * mean * mean) / (people - 1);
  return studentQuantile(0.975, people - 1) * Math.sqrt(variance / people);
}
