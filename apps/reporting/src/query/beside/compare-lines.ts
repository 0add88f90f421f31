import { type Period } from '../../parameters/period.js';
import { type ReportRow } from '../../reports/report.js';
import { periodsOf } from '../../semantic/query/periods.js';
import { type ResultColumn } from '../../semantic/query/result-column.js';
import { type SemanticQuery } from '../../semantic/query/semantic-query.js';
import { type PreparedQuery } from '../prepared-query.js';

/** What a measure of the days that are compared with is called. */
function previousName(measure: string): string {
  return `${measure}__previous`;
}

/**
 * Lines with the measures of the same group in the days that are compared with beside their own. Periods meet by their
 * place in the range: the second week with the second week. What was not there is null, not zero.
 */
export function compareLines(
  lines: readonly ReportRow[],
  previous: readonly ReportRow[],
  query: SemanticQuery,
  previousDays: Period,
): ReportRow[] {
  const { granularity } = query;
  const placeIn = (days: Period): ReadonlyMap<string, number> =>
    granularity === 'none'
      ? new Map()
      : new Map(periodsOf(days, granularity).map((period, index) => [period, index]));
  const places = placeIn(query);
  const previousPlaces = placeIn(previousDays);
  const keyOf = (line: ReportRow, placesOf: ReadonlyMap<string, number>): string =>
    JSON.stringify([
      placesOf.get(String(line['period'])) ?? 0,
      ...query.dimensions.map((dimension) => line[dimension]),
    ]);
  const byKey = new Map(previous.map((line) => [keyOf(line, previousPlaces), line]));
  return lines.map((line) => {
    const before = byKey.get(keyOf(line, places));
    return {
      ...line,
      ...Object.fromEntries(
        query.measures.map((measure) => [previousName(measure), before?.[measure] ?? null]),
      ),
    };
  });
}

/** The columns that {@link compareLines} adds. */
export function comparedColumns({
  query,
  columns,
}: Pick<PreparedQuery, 'query' | 'columns'>): ResultColumn[] {
  return columns
    .filter(({ kind }) => kind === 'measure')
    .map((column) => ({
      ...column,
      name: previousName(column.name),
      title: `${column.title}, before`,
      definition: `${column.definition} In the days that are compared with (${query.compareTo?.kind ?? ''}).`,
      isNullable: true,
    }));
}
