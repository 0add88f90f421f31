import { smallestGrain } from '../../buckets/choose-grain.js';
import { type Cube } from '../../semantic/model/cube.js';

/** Which breakdown of people is kept for a dimension, and under what column its members are read. */
const BREAKDOWNS: Readonly<Record<string, string>> = {
  team: 'team',
  campaign: 'campaign_id',
  content: 'content_id',
  network: 'network',
};

/**
 * The rows of a cube as last computed, of every organisation: `day`, `tenant` and what the cube's measures and
 * dimensions are made of. undefined for a cube that no rollup keeps.
 * @param database where the tables of the product are
 */
export function standingRows(
  { name, buckets }: Cube,
  dimensions: readonly string[],
  database: string,
): string | undefined {
  const of = (table: string, more = ''): string =>
    [
      `SELECT * FROM ${database}.${table}`,
      `WHERE ${more}(tenant, day, version) IN (SELECT tenant, day, version FROM ${database}.bucket_head FINAL WHERE kind = '${buckets}')`,
    ].join(' ');
  switch (name) {
    case 'reach': {
      const grain = smallestGrain(dimensions);
      return grain === undefined ? of('reach_rollup') : of('reach_grain_rollup', `grain = '${grain}' AND `);
    }
    case 'people':
      return peopleRows(dimensions, of);
    case 'audience':
      return of('audience_rollup');
    case 'verdicts':
      return of('verdict_rollup');
    case 'outcomes':
      return of('outcome_rollup');
    case 'credit':
      return of('credit_rollup');
    case 'programme':
      return undefined; // counted from facts; a view cannot cut them into days of a zone that differs from row to row
  }
}

/** Distinct people are counted per breakdown and cannot be put together afterwards. */
function peopleRows(
  dimensions: readonly string[],
  of: (table: string, more: string) => string,
): string | undefined {
  const [dimension = 'total', ...more] = dimensions;
  const column = dimension === 'total' ? 'everybody' : BREAKDOWNS[dimension];
  if (column === undefined || more.length > 0) return undefined;
  const rows = of('unique_rollup', `breakdown = '${dimension}' AND `);
  return `SELECT tenant, day, member AS ${column}, unique_clickers, fair_share FROM (${rows})`;
}
