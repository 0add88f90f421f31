import { dimensionOf, measureOf } from '../measures/catalogue.js';
import { type Dimension, type Measure } from '../measures/measure.js';
import { cubesOf, privacyOf, SEMANTIC_MODEL } from '../semantic/model/semantic-model.js';
import { type PrivacyClass } from '../semantic/model/cube.js';
import { type Segment } from '../semantic/model/segments.js';
import { RANGE_NAMES } from '../semantic/query/date-range.js';
import { FILTER_OPERATORS, QUERY_GRANULARITIES } from '../semantic/query/query-body.js';

/** A measure, and what it can be asked by. */
export interface DescribedMeasure extends Measure {
  /** Dimensions it can be broken down and filtered by, per cube: those of one cube can be combined. */
  readonly dimensions: readonly (readonly string[])[];
  /** Each of these must be a dimension of the question or fixed to one member. */
  readonly fixed: readonly { readonly dimension: string; readonly reason: string }[];
}

export interface DescribedDimension extends Dimension {
  readonly privacy: PrivacyClass;
}

export interface ModelDescription {
  readonly version: number;
  readonly measures: readonly DescribedMeasure[];
  readonly dimensions: readonly DescribedDimension[];
  readonly segments: readonly Segment[];
  readonly granularities: readonly string[];
  readonly dateRanges: readonly string[];
  readonly filterOperators: readonly string[];
}

/** Everything that can be asked, in the words of the model. */
export function describeModel(): ModelDescription {
  return {
    version: SEMANTIC_MODEL.version,
    measures: SEMANTIC_MODEL.measures.map((name) => {
      const cubes = cubesOf(name);
      return {
        ...measureOf(name),
        dimensions: cubes.map(({ dimensions }) => dimensions.map((dimension) => dimension.name)),
        fixed: cubes[0]?.fixed ?? [],
      };
    }),
    dimensions: SEMANTIC_MODEL.dimensions.map((name) => ({ ...dimensionOf(name), privacy: privacyOf(name) })),
    segments: SEMANTIC_MODEL.segments,
    granularities: QUERY_GRANULARITIES,
    dateRanges: RANGE_NAMES,
    filterOperators: FILTER_OPERATORS,
  };
}
