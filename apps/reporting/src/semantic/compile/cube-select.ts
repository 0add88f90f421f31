import { type Source } from '../../buckets/choose-source.js';
import { type DimensionName } from '../../measures/dimensions.js';
import { measureIn } from '../model/semantic-model.js';
import { type SemanticQuery } from '../query/semantic-query.js';
import { type CubeShare, usedDimensions } from './choose-cubes.js';
import { allOf, dimensionFilters, rowCondition } from './conditions.js';
import { columnOf, dimensionIn, groupedLabel, labelOf } from './labels.js';
import { type Bound, boundTogether, type Reading } from './reading.js';
import {
  countedPeople,
  keptPeople,
  keptRows,
  peopleAreKept,
  programmeRows,
  reachRows,
} from './row-sources.js';
import { startOf, TIME } from './time.js';

/**
 * What one cube says to a question, as SQL: a line per group with the cube's parts.
 * @param allParts of every cube of the question: those of the others are zero here, so that the cubes can be added
 */
export function cubeLines(
  { cube, measures }: CubeShare,
  query: SemanticQuery,
  reading: Reading,
  allParts: readonly string[],
): Bound {
  const parts = partsOf({ cube, measures });
  const { rows, conditions } = rowsOf({ cube, measures }, query, reading);
  const keys = keyColumns({ cube, measures }, query, reading);
  const names = keys.map(({ name }) => name);
  const columns = [...keys.map(({ name, sql }) => `${sql} AS ${name}`), ...columnsOf(allParts, parts)];
  const where = conditions.map(({ sql }) => sql);
  return {
    sql: cube.largestOf
      ? largest(rows.sql, keys, cube.largestOf, where, columnsOf(allParts, parts))
      : [
          `SELECT ${columns.join(', ')}`,
          `FROM (\n${rows.sql}\n)`,
          ...(where.length === 0 ? [] : [`WHERE ${allOf(where)}`]),
          ...groupBy(names),
        ].join('\n'),
    params: boundTogether(rows, ...conditions),
  };
}

/** Where the rows of a question come from, of the plans that it really follows. */
export function sourceOf(
  query: SemanticQuery,
  shares: readonly CubeShare[],
  { plans, anew }: Reading,
): Source {
  const sources = shares.map(({ cube }): Source => {
    if (cube.name === 'programme') return 'raw';
    const isAnew = cube.name === 'people' && !peopleAreKept(query.dimensions, narrowing(query).length > 0);
    return isAnew ? anew.source : plans[cube.buckets].source;
  });
  const [only = 'rollup', ...others] = new Set(sources);
  return others.length > 0 ? 'mixed' : only;
}

/** Dimensions that clicks are filtered on before people are counted. */
function narrowing(query: SemanticQuery): readonly DimensionName[] {
  return dimensionFilters(query)
    .map(({ member }) => member)
    .filter((member) => !query.dimensions.includes(member));
}

/** Every part that the measures of a cube are made of, and its aggregate. */
export function partsOf({ cube, measures }: CubeShare): ReadonlyMap<string, string> {
  return new Map(measures.flatMap((name) => Object.entries(measureIn(cube, name).parts)));
}

interface KeyColumn {
  readonly name: string;
  readonly sql: string;
}

function keyColumns(
  { cube }: CubeShare,
  query: SemanticQuery,
  { disclosures }: Reading,
): readonly KeyColumn[] {
  const time = query.granularity === 'none' ? [] : [{ name: TIME, sql: startOf(query.granularity) }];
  return [
    ...time,
    ...query.dimensions.map((dimension) => ({
      name: columnOf(dimension),
      sql: groupedLabel(labelOf(dimensionIn(cube, dimension), disclosures), dimension, query.top),
    })),
  ];
}

interface Rows {
  readonly rows: Bound;
  /** What is still to be asked of them. */
  readonly conditions: readonly Bound[];
}

function rowsOf({ cube }: CubeShare, query: SemanticQuery, reading: Reading): Rows {
  const { plans, disclosures } = reading;
  const filters = dimensionFilters(query).map((filter, index) => ({
    member: filter.member,
    ...rowCondition(cube, filter, index, disclosures),
  }));
  switch (cube.name) {
    case 'reach':
      return { rows: reachRows(usedDimensions(query), plans.reach), conditions: filters };
    case 'people':
      return peopleRows(query, reading, cube, filters);
    case 'audience':
    case 'verdicts':
      return { rows: keptRows(cube.name, plans.reach), conditions: filters };
    case 'outcomes':
    case 'credit':
      return { rows: keptRows(cube.name, plans.talent), conditions: filters };
    case 'programme':
      return { rows: programmeRows(query), conditions: filters };
  }
}

/**
 * A filter on a dimension of the question picks lines after people were divided over all members of it; any other filter
 * removes clicks before people are counted.
 */
function peopleRows(
  { dimensions }: SemanticQuery,
  { plans, anew }: Reading,
  cube: CubeShare['cube'],
  filters: readonly (Bound & { readonly member: DimensionName })[],
): Rows {
  const own = filters.filter(({ member }) => dimensions.includes(member));
  const inner = filters.filter(({ member }) => !dimensions.includes(member));
  if (peopleAreKept(dimensions, inner.length > 0))
    return { rows: keptPeople(dimensions, plans.reach), conditions: own };
  const columns = dimensions.map((dimension) => dimensionIn(cube, dimension).stored);
  const counted = countedPeople(
    columns,
    allOf(inner.map(({ sql }) => sql)),
    dimensions.includes('advocate'),
    anew,
  );
  return {
    rows: {
      sql: counted.sql,
      params: boundTogether(counted, ...inner),
    },
    conditions: own,
  };
}

/** Brings rows to the largest of each audience before they are put together: an audience counts once. */
function largest(
  rows: string,
  keys: readonly KeyColumn[],
  { per, column }: { readonly per: readonly string[]; readonly column: string },
  where: readonly string[],
  columns: readonly string[],
): string {
  const names = keys.map(({ name }) => name);
  const each = per.map((_, index) => `of_${String(index)}`);
  return [
    `SELECT ${[...names, ...columns].join(', ')}`,
    `FROM (`,
    `SELECT ${[...keys.map(({ name, sql }) => `${sql} AS ${name}`), ...per.map((of, index) => `${of} AS of_${String(index)}`), `max(${column}) AS largest`].join(', ')}`,
    `FROM (\n${rows}\n)`,
    ...(where.length === 0 ? [] : [`WHERE ${allOf(where)}`]),
    `GROUP BY ${[...names, ...each].join(', ')}`,
    `)`,
    ...groupBy(names),
  ].join('\n');
}

function columnsOf(allParts: readonly string[], parts: ReadonlyMap<string, string>): readonly string[] {
  return allParts.map((part) => `${parts.get(part) ?? '0'} AS p_${part}`);
}

function groupBy(names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`GROUP BY ${names.join(', ')}`];
}
