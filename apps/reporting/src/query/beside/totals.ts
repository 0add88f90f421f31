import { type ReportRow, type Warning } from '../../reports/report.js';
import { chooseCubes, isMeaningless } from '../../semantic/compile/choose-cubes.js';
import { type SemanticQuery } from '../../semantic/query/semantic-query.js';
import { type LineReader } from '../line-reader.js';
import { type PreparedQuery } from '../prepared-query.js';
import { type Moment } from '../reading-at.js';

/** One line over everything: counted anew, because people and intervals do not add up. */
export interface Totals {
  readonly row: ReportRow | null;
  readonly warnings: readonly Warning[];
}

/** Nothing when it was not asked for, and nothing with a warning when it has no meaning. */
export async function readTotals(
  reader: LineReader,
  prepared: PreparedQuery,
  moment: Moment,
): Promise<Totals> {
  if (!prepared.query.totals) return { row: null, warnings: [] };
  const query: SemanticQuery = {
    ...prepared.query,
    dimensions: [],
    granularity: 'none',
    order: [],
    filters: prepared.query.filters.filter(({ on }) => on === 'dimension'),
    top: null,
    emptyBuckets: false,
  };
  const shares = chooseCubes(query);
  if (isMeaningless(shares)) {
    const detail = `There is no line over everything: ${shares.detail}`;
    return { row: null, warnings: [{ code: 'no_totals', detail }] };
  }
  const whole: PreparedQuery = { ...prepared, query, shares, timeColumns: [], where: undefined };
  const { rows } = await reader.page(whole, await reader.reading(whole, moment), { limit: 1, offset: 0 });
  return { row: rows[0] ?? null, warnings: [] };
}
