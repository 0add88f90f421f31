import { didYouMean } from '#shared/text/nearest.js';
import { type MeasureName } from '../../measures/catalogue.js';
import { type DimensionName } from '../../measures/dimensions.js';
import { type Cube } from '../model/cube.js';
import { cubesOf, hasDimension } from '../model/semantic-model.js';
import { type SemanticQuery } from '../query/semantic-query.js';
import { dimensionFilters } from './conditions.js';

/** A cube and the measures it is asked for. */
export interface CubeShare {
  readonly cube: Cube;
  readonly measures: readonly MeasureName[];
}

/** What is wrong with a question as a whole, and which field says so. */
export interface Meaningless {
  readonly field: 'measures' | 'dimensions' | 'filters';
  readonly detail: string;
}

/**
 * Which cube counts which measure: for each measure the first cube that knows every dimension the question uses.
 * Or why the question has no meaning.
 */
export function chooseCubes(query: SemanticQuery): readonly CubeShare[] | Meaningless {
  const used = usedDimensions(query);
  const chosen = new Map<Cube, MeasureName[]>();
  for (const measure of query.measures) {
    const candidates = cubesOf(measure);
    const cube = candidates.find((one) => used.every((dimension) => hasDimension(one, dimension)));
    if (cube === undefined) return unknownBreakdown(measure, candidates, used, query);
    chosen.set(cube, [...(chosen.get(cube) ?? []), measure]);
  }
  for (const cube of chosen.keys()) {
    const open = cube.fixed.find(({ dimension }) => !isFixed(query, dimension));
    if (open === undefined) continue;
    const { dimension, reason } = open;
    return {
      field: 'dimensions',
      detail: `${chosen.get(cube)?.[0] ?? cube.name} needs ${dimension} among the dimensions, or a filter on ${dimension} that equals one value: ${reason}.`,
    };
  }
  return [...chosen].map(([cube, measures]) => ({ cube, measures }));
}

export function isMeaningless(choice: readonly CubeShare[] | Meaningless): choice is Meaningless {
  return 'detail' in choice;
}

/** Every dimension a question groups or filters by. */
export function usedDimensions(query: SemanticQuery): readonly DimensionName[] {
  return [...new Set([...query.dimensions, ...dimensionFilters(query).map(({ member }) => member)])];
}

function isFixed(query: SemanticQuery, dimension: DimensionName): boolean {
  return (
    query.dimensions.includes(dimension) ||
    dimensionFilters(query).some(
      ({ member, operator, values }) =>
        member === dimension && operator === 'equals' && new Set(values).size === 1,
    )
  );
}

function unknownBreakdown(
  measure: MeasureName,
  candidates: readonly Cube[],
  used: readonly DimensionName[],
  query: SemanticQuery,
): Meaningless {
  const known = [...new Set(candidates.flatMap(({ dimensions }) => dimensions.map(({ name }) => name)))];
  const missing = used.filter((dimension) => !known.includes(dimension));
  const [first = used[0] ?? ''] = missing;
  return {
    field: query.dimensions.some((dimension) => dimension === first) ? 'dimensions' : 'filters',
    detail: `${measure} cannot be asked by ${missing.length > 0 ? missing.join(' and ') : used.join(' and ')}. It is known by: ${known.join(', ')}. ${missing.length > 0 ? didYouMean(first, known) : 'Ask for fewer at once.'}`,
  };
}
