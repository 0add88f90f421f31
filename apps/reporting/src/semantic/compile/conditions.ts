import { type Cube } from '../model/cube.js';
import { type QueryFilter, type SemanticQuery } from '../query/semantic-query.js';
import { SEGMENTS } from '../model/segments.js';
import { dimensionIn, labelOf, NONE } from './labels.js';
import { type Bound, type Disclosures } from './reading.js';

type DimensionFilter = Extract<QueryFilter, { on: 'dimension' }>;
type MeasureFilter = Extract<QueryFilter, { on: 'measure' }>;

/** Every condition on dimensions, those of the segments included. */
export function dimensionFilters({ filters, segments }: SemanticQuery): readonly DimensionFilter[] {
  const ofSegments = SEGMENTS.filter(({ name }) => segments.includes(name)).map(
    ({ dimension, members }): DimensionFilter => ({
      on: 'dimension',
      member: dimension,
      operator: 'equals',
      values: members,
    }),
  );
  return [...filters.filter((filter) => filter.on === 'dimension'), ...ofSegments];
}

/** A condition on the rows of a cube. The values of filter number n are bound as `filter_n`. */
export function rowCondition(
  cube: Cube,
  filter: DimensionFilter,
  index: number,
  disclosures: Disclosures,
): Bound {
  const dimension = dimensionIn(cube, filter.member);
  const shown = dimension.filtered ?? labelOf(dimension, disclosures);
  const name = `filter_${String(index)}`;
  const values = `{${name}:Array(String)}`;
  return { sql: matching(shown, filter.operator, values), params: { [name]: filter.values } };
}

/** Conditions on finished lines. */
export function lineConditions({ filters }: SemanticQuery): readonly Bound[] {
  return filters
    .filter((filter) => filter.on === 'measure')
    .map((filter, index) => lineCondition(filter, `measure_${String(index)}`));
}

export function allOf(conditions: readonly string[]): string {
  return conditions.map((condition) => `(${condition})`).join(' AND ');
}

/** Texts are compared as they are, but looked for within others without regard to case, as people type them. */
function matching(shown: string, operator: DimensionFilter['operator'], values: string): string {
  const any = (test: string): string => `arrayExists(wanted -> ${test}, ${values})`;
  const folded = `lowerUTF8(${shown})`;
  switch (operator) {
    case 'equals':
      return `${shown} IN ${values}`;
    case 'notEquals':
      return `${shown} NOT IN ${values}`;
    case 'contains':
      return any(`position(${folded}, lowerUTF8(wanted)) > 0`);
    case 'notContains':
      return `NOT ${any(`position(${folded}, lowerUTF8(wanted)) > 0`)}`;
    case 'startsWith':
      return any(`startsWith(${folded}, lowerUTF8(wanted))`);
    case 'endsWith':
      return any(`endsWith(${folded}, lowerUTF8(wanted))`);
    case 'set':
      return `${shown} != '${NONE}'`;
    case 'notSet':
      return `${shown} = '${NONE}'`;
  }
}

function lineCondition({ member, operator, values }: MeasureFilter, name: string): Bound {
  const first = `{${name}:Array(Float64)}[1]`;
  const params = { [name]: values };
  switch (operator) {
    case 'equals':
      return { sql: `has({${name}:Array(Float64)}, toFloat64(${member}))`, params };
    case 'notEquals':
      return { sql: `NOT has({${name}:Array(Float64)}, toFloat64(${member}))`, params };
    case 'gt':
      return { sql: `${member} > ${first}`, params };
    case 'gte':
      return { sql: `${member} >= ${first}`, params };
    case 'lt':
      return { sql: `${member} < ${first}`, params };
    case 'lte':
      return { sql: `${member} <= ${first}`, params };
    case 'set':
      return { sql: `isNotNull(${member})`, params: {} };
    case 'notSet':
      return { sql: `isNull(${member})`, params: {} };
  }
}
