import fc from 'fast-check';
import { cubesOf, SEMANTIC_MODEL } from '../semantic/model/semantic-model.js';
import { type Cube } from '../semantic/model/cube.js';
import { QUERY_GRANULARITIES, type QueryBody } from '../semantic/query/query-body.js';
import { anyFilter, anyNumberFilter } from './any-filter.js';

export interface AskedDays {
  readonly from: string;
  readonly to: string;
  readonly zone: string | undefined;
}

export interface AnyQueryOptions {
  readonly cubes?: readonly Cube[];
  /** Dimensions that are never asked. */
  readonly without?: readonly string[];
  /** A measure that is always asked, and a dimension that is always broken down by. */
  readonly measure?: string;
  readonly dimension?: string;
  readonly mostDimensions?: number;
  /** The first and the last day; any of the days between may be the first and the last that are asked. */
  readonly days: readonly string[];
  readonly zones?: readonly string[];
}

type Filter = NonNullable<QueryBody['filters']>[number];

/**
 * Questions that have a meaning: measures of one cube (and of others that know the same dimensions), some of its
 * dimensions, conditions of every kind, and one member fixed of the dimensions that need it.
 * @param membersOf what there is to filter on in the answer to a question about some days
 */
export function anyQuery(
  membersOf: (dimension: string, days: AskedDays) => readonly string[],
  {
    cubes = SEMANTIC_MODEL.cubes,
    without = [],
    mostDimensions = 2,
    days,
    zones = [],
    ...asked
  }: AnyQueryOptions,
): fc.Arbitrary<QueryBody> {
  const possible = cubes.filter(
    ({ measures, dimensions }) =>
      (asked.measure === undefined || measures.some(({ name }) => name === asked.measure)) &&
      (asked.dimension === undefined || dimensions.some(({ name }) => name === asked.dimension)),
  );
  return fc
    .record({
      cube: fc.constantFrom(...possible),
      granularity: fc.constantFrom('none' as const, ...QUERY_GRANULARITIES),
      range: fc.tuple(fc.nat(days.length - 1), fc.nat(days.length - 1)),
      zone: fc.constantFrom(undefined, ...zones),
      emptyBuckets: fc.boolean(),
    })
    .chain(({ cube, granularity, range, zone, emptyBuckets }) => {
      const names = cube.dimensions.map(({ name }) => name).filter((name) => !without.includes(name));
      const [from = '', to = ''] = range.toSorted((a, b) => a - b).map((index) => days[index] ?? '');
      return fc
        .record({
          dimensions: fc.subarray(names, { maxLength: Math.min(mostDimensions, names.length) }),
          filtered: fc.subarray(names, { maxLength: Math.min(1, names.length) }),
        })
        .map(({ dimensions, filtered }) => {
          const rest = dimensions.filter((name) => name !== asked.dimension);
          const wanted = asked.dimension === undefined ? [] : [asked.dimension];
          return { filtered, dimensions: meaningful([...wanted, ...rest].slice(0, mostDimensions)) };
        })
        .chain(({ dimensions, filtered }) => {
          const fixed = cube.fixed
            .map(({ dimension }) => dimension)
            .filter((name) => !dimensions.includes(name));
          const free = filtered.filter((name) => !fixed.includes(name) && isTogether(name, dimensions));
          const used = [...dimensions, ...fixed, ...free];
          const measures = SEMANTIC_MODEL.measures.filter((name) => isKnownBy(name, used, cubes));
          const members = (name: string) => membersOf(name, { from, to, zone });
          return fc
            .record({
              others: fc.subarray([...measures], { minLength: 1, maxLength: Math.min(4, measures.length) }),
              fixedBy: fc.tuple(...fixed.map((name) => oneOf(name, members(name)))),
              filters: fc.tuple(...free.map((name) => anyFilter(name, members(name)))),
              // One in four questions has a condition on a number.
              number: fc.option(anyNumberFilter(), { freq: 3 }),
            })
            .map(({ others, fixedBy, filters, number }): QueryBody => {
              const chosen = [
                ...new Set([...(asked.measure === undefined ? [] : [asked.measure]), ...others]),
              ];
              const [first = ''] = chosen;
              return {
                measures: chosen,
                dimensions,
                timeDimension: {
                  granularity,
                  dateRange: [from, to],
                  ...(zone === undefined ? {} : { zone }),
                },
                filters: [...fixedBy, ...filters, ...(number === null ? [] : [{ member: first, ...number }])],
                include: { emptyBuckets },
                limit: 50_000,
              };
            });
        });
    });
}

/** Single people are not asked by team. */
function meaningful(dimensions: readonly string[]): string[] {
  const [person] = dimensions.filter((name) => name === 'advocate' || name === 'team');
  return dimensions.filter((name) => name === person || (name !== 'advocate' && name !== 'team'));
}

function isTogether(filtered: string, dimensions: readonly string[]): boolean {
  const other = { advocate: 'team', team: 'advocate' }[filtered];
  return other === undefined || !dimensions.includes(other);
}

function isKnownBy(measure: string, used: readonly string[], cubes: readonly Cube[]): boolean {
  const cube = cubesOf(measure).find((one) =>
    used.every((name) => one.dimensions.some((of) => of.name === name)),
  );
  if (cube === undefined || !cubes.includes(cube)) return false;
  return cube.fixed.every(({ dimension }) => used.includes(dimension));
}

function oneOf(member: string, members: readonly string[]): fc.Arbitrary<Filter> {
  return fc
    .constantFrom(...members)
    .map((value): Filter => ({ member, operator: 'equals', values: [value] }));
}
