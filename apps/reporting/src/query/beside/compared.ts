import { type Period } from '../../parameters/period.js';
import { type ReportRow, type Warning } from '../../reports/report.js';
import { comparedWith } from '../../semantic/query/periods.js';
import { type LineReader } from '../line-reader.js';
import { HOW_TO_NARROW } from '../engine-refusal.js';
import { type PreparedQuery } from '../prepared-query.js';
import { type Moment } from '../reading-at.js';

/** Lines that are compared with are read as a whole, because they are looked up by group; more than these are not. */
const MOST_LINES = 50_000;

/** The lines of the days that are compared with. */
export interface Compared {
  readonly rows: readonly ReportRow[];
  readonly period: Period;
  readonly warnings: readonly Warning[];
}

/** Undefined when nothing is compared. */
export async function readCompared(
  reader: LineReader,
  prepared: PreparedQuery,
  moment: Moment,
): Promise<Compared | undefined> {
  const { query } = prepared;
  if (query.compareTo === null) return undefined;
  const period = comparedWith(query, query.compareTo, query.granularity);
  const before: PreparedQuery = {
    ...prepared,
    // A line that passes now may not have passed before: conditions on numbers are those of now.
    query: { ...query, ...period, filters: query.filters.filter(({ on }) => on === 'dimension') },
    where: undefined,
  };
  const page = { limit: MOST_LINES, offset: 0 };
  const { rows, total } = await reader.page(before, await reader.reading(before, moment), page);
  const detail = `The days compared with have ${String(total)} lines, of which the first ${String(MOST_LINES)} were looked at. ${HOW_TO_NARROW}`;
  return { rows, period, warnings: total > MOST_LINES ? [{ code: 'comparison_incomplete', detail }] : [] };
}
