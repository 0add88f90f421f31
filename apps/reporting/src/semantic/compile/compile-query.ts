import { type MeasureName } from '../../measures/catalogue.js';
import { type DimensionName } from '../../measures/dimensions.js';
import { type Cube, type CubeMeasure } from '../model/cube.js';
import { measureIn } from '../model/semantic-model.js';
import { TIME_COLUMNS, type TimeColumn } from '../query/result-column.js';
import { type QueryOrder, type SemanticQuery } from '../query/semantic-query.js';
import { type CubeShare } from './choose-cubes.js';
import { allOf, lineConditions } from './conditions.js';
import { cubeLines, partsOf } from './cube-select.js';
import { columnOf, isPersonal, OTHERS } from './labels.js';
import { type Bound, type BoundCondition, boundTogether, type Disclosures, type Reading } from './reading.js';
import { filling, TIME, timeColumn } from './time.js';

/** The columns beside those of the answer: how many lines there are, and a checksum over all of them. */
export const TOTAL_COLUMN = 'total_lines';
export const CHECKSUM_COLUMN = 'checksum';

export interface CompileOptions {
  /** How the period of a line is told; nothing of it when empty. */
  readonly timeColumns: readonly TimeColumn[];
  /** Over the columns of the result. */
  readonly where?: BoundCondition | undefined;
  /** One page, with {@link TOTAL_COLUMN} and {@link CHECKSUM_COLUMN} of the whole; undefined for all lines without them. */
  readonly page?: { readonly limit: number; readonly offset: number } | undefined;
  /** Where lines without a value stand: at the end either way, or as if less than every value, as OData has it. */
  readonly empty?: 'last' | 'lowest' | undefined;
  /** Texts that a spreadsheet would run get an apostrophe before them: for CSV that the engine writes itself. */
  readonly isSpreadsheetSafe?: boolean;
}

/**
 * A question as one statement. Every cube gives a line per group with its parts; the lines of the same group are added
 * (a cube is zero in the parts of the others); the periods in which nothing happened are filled in; values are made of
 * the parts once per line. Values that were asked for are bound, never written; only fragments of the model are.
 *
 * A value is first given another name than its own: the engine would take `shares` in the next value for it, and not for
 * the part of that name.
 *
 * The order is total (every dimension and the period break ties), so two readings of the same data are the same list.
 */
export function compileQuery(
  query: SemanticQuery,
  shares: readonly CubeShare[],
  reading: Reading,
  options: CompileOptions,
): Bound {
  const parts = shares.flatMap((share) => [...partsOf(share).keys()]);
  if (new Set(parts).size < parts.length)
    throw new Error(`two cubes would be added in one of ${parts.join(', ')}`);
  const cubes = shares.map((share) => cubeLines(share, query, reading, parts));
  const keys = [...(query.granularity === 'none' ? [] : [TIME]), ...query.dimensions.map(columnOf)];
  const sum = parts.map((part) => `sum(p_${part}) AS ${part}`);
  const filled =
    query.emptyBuckets && query.granularity !== 'none'
      ? [filling(query.granularity, query.dimensions.map(columnOf))]
      : [];
  const columns = [
    ...timeOf(query, options.timeColumns),
    ...dimensionsOf(query, options),
    ...valuesOf(query, shares, reading),
  ];
  const names = columns.map(({ name }) => name);
  const conditions = [
    ...(filled.length === 0 ? [] : somebody(query)),
    ...lineConditions(query),
    ...(options.where ? [options.where] : []),
  ];
  const page = options.page;
  return {
    sql: [
      `SELECT ${[...names.map((name) => `v_${name} AS ${name}`), ...(page ? wholeOf(names) : [])].join(', ')}`,
      'FROM (',
      `SELECT ${[...columns.map(({ name, sql }) => `${sql} AS v_${name}`), ...orderKeys(query)].join(', ')}`,
      'FROM (',
      `SELECT ${[...keys, ...sum].join(', ')}`,
      `FROM (\n${cubes.map(({ sql }) => sql).join('\nUNION ALL\n')}\n)`,
      ...(keys.length === 0 ? [] : [`GROUP BY ${keys.join(', ')}`]),
      ...filled,
      ')',
      ')',
      ...(conditions.length === 0 ? [] : [`WHERE ${allOf(conditions.map(({ sql }) => sql))}`]),
      ...orderBy(query, options.empty),
      ...(page ? ['LIMIT {page_limit:UInt64} OFFSET {page_offset:UInt64}'] : []),
    ].join('\n'),
    params: {
      tenant: query.tenant,
      zone: query.zone,
      from: query.from,
      to: query.to,
      ...reading.plans.reach.known,
      ...disclosed(reading.disclosures),
      ...(reading.topMembers === undefined ? {} : { top_members: reading.topMembers }),
      ...(page ? { page_limit: page.limit, page_offset: page.offset } : {}),
      ...boundTogether(...cubes, ...conditions),
    },
  };
}

/** Where nothing was found the engine fills in the periods of a group without a name; every real one has a label. */
function somebody({ dimensions: [first] }: SemanticQuery): readonly BoundCondition[] {
  return first === undefined ? [] : [{ sql: `k_${first} != ''`, params: {} }];
}

interface NamedSql {
  readonly name: string;
  readonly sql: string;
}

function timeOf({ granularity }: SemanticQuery, columns: readonly TimeColumn[]): readonly NamedSql[] {
  return TIME_COLUMNS.filter((column) => columns.includes(column)).map((column) => ({
    name: column,
    sql: timeColumn(column, granularity),
  }));
}

function dimensionsOf(
  { dimensions }: SemanticQuery,
  { isSpreadsheetSafe = false }: CompileOptions,
): readonly NamedSql[] {
  return dimensions.map((dimension) => {
    const column = columnOf(dimension);
    // The characters are those of csv-writer.ts.
    return {
      name: dimension,
      sql: isSpreadsheetSafe
        ? `if(match(${column}, '^[=+\\\\-@\\\\t\\\\r\\\\n\\\\0]'), concat('\\'', ${column}), ${column})`
        : column,
    };
  });
}

function valuesOf(query: SemanticQuery, shares: readonly CubeShare[], reading: Reading): readonly NamedSql[] {
  const cubeOf = new Map<MeasureName, Cube>(
    shares.flatMap(({ cube, measures }) => measures.map((name) => [name, cube])),
  );
  return query.measures.map((name) => {
    const cube = cubeOf.get(name);
    if (cube === undefined) throw new Error(`no cube was chosen for ${name}`);
    return { name, sql: valueOf(measureIn(cube, name), cube, query, reading) };
  });
}

function valueOf(measure: CubeMeasure, cube: Cube, query: SemanticQuery, reading: Reading): string {
  const { value, shareWithin } = measure;
  const number = shareWithin === undefined ? value : shareOf(value, shareWithin, query);
  const empty = [
    ...(measure.isDistinct === true ? pooledLines(query, reading) : []),
    // The company page is no advocate, so its visitors are not divided over advocates.
    ...(cube.name === 'people' && query.dimensions.includes('advocate')
      ? [`${columnOf('advocate')} = '(company page)'`]
      : []),
  ];
  return empty.length === 0 ? number : `if(${empty.join(' OR ')}, NULL, ${number})`;
}

function shareOf(value: string, within: readonly DimensionName[], query: SemanticQuery): string {
  const keys = [
    ...(query.granularity === 'none' ? [] : [TIME]),
    ...within.filter((dimension) => query.dimensions.includes(dimension)).map(columnOf),
  ];
  const all = `sum(${value}) OVER (${keys.length === 0 ? '' : `PARTITION BY ${keys.join(', ')}`})`;
  return `if(${all} = 0, NULL, ${value} / ${all})`;
}

/** Lines in which members were put together: their distinct people are not the sum of theirs. */
function pooledLines({ dimensions, top }: SemanticQuery, { disclosures }: Reading): readonly string[] {
  return dimensions.flatMap((dimension) => [
    ...(!isPersonal(dimension) || disclosures[dimension] === undefined
      ? []
      : [`${columnOf(dimension)} = {pool_${dimension}:String}`]),
    ...(top?.dimension === dimension && top.others ? [`${columnOf(dimension)} = '${OTHERS}'`] : []),
  ]);
}

function disclosed(disclosures: Disclosures): Bound['params'] {
  const { team, advocate } = disclosures;
  return {
    ...(team === undefined ? {} : { shown_team: team.shown, pool_team: team.pool }),
    ...(advocate === undefined ? {} : { shown_advocate: advocate.shown, pool_advocate: advocate.pool }),
  };
}

/** Needed to order by, whether or not they are shown; under other names than the columns that are. */
function orderKeys(query: SemanticQuery): readonly string[] {
  return [
    ...(query.granularity === 'none' ? [] : [`${TIME} AS k_time`]),
    ...query.dimensions.map((name) => `${columnOf(name)} AS k_${name}`),
  ];
}

function orderBy(query: SemanticQuery, empty: CompileOptions['empty']): readonly string[] {
  const keyOf = ({ member }: Pick<QueryOrder, 'member'>): string => {
    if (member === 'period') return 'k_time';
    return query.dimensions.some((name) => name === member) ? `k_${member}` : member;
  };
  const asked = query.order.filter(({ member }) => member !== 'period' || query.granularity !== 'none');
  const ties: readonly QueryOrder[] = [
    ...(query.granularity === 'none' ? [] : [{ member: 'period', direction: 'asc' } as const]),
    ...query.dimensions.map((member) => ({ member, direction: 'asc' }) as const),
  ].filter(({ member }) => asked.every((other) => other.member !== member));
  const keys = [...asked, ...ties].map((order) => {
    const isFirst = empty === 'lowest' && order.direction === 'asc';
    return `${keyOf(order)} ${order.direction === 'asc' ? 'ASC' : 'DESC'} NULLS ${isFirst ? 'FIRST' : 'LAST'}`;
  });
  return keys.length === 0 ? [] : [`ORDER BY ${keys.join(', ')}`];
}

function wholeOf(names: readonly string[]): readonly string[] {
  return [
    `count() OVER () AS ${TOTAL_COLUMN}`,
    `hex(groupBitXor(cityHash64(tuple(${names.join(', ')}))) OVER ()) AS ${CHECKSUM_COLUMN}`,
  ];
}
