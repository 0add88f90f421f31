import { DIMENSIONS, type DimensionName } from './dimensions.js';
import { CLAIMS_MEASURES } from './claims.measures.js';
import { COST_MEASURES } from './cost.measures.js';
import { DISAGREEMENT_MEASURES } from './disagreement.measures.js';
import { HIRES_MEASURES } from './hires.measures.js';
import { HOLDOUT_MEASURES } from './holdout.measures.js';
import { FITTED_MEASURES } from './fitted.measures.js';
import { MATCHED_MEASURES } from './matched.measures.js';
import { type Dimension, type Measure } from './measure.js';
import { QUALITY_MEASURES } from './quality.measures.js';
import { REACH_MEASURES } from './reach.measures.js';
import { REFUSED_MEASURES } from './refused.measures.js';
import { RETENTION_MEASURES } from './retention.measures.js';
import { TALENT_MEASURES } from './talent.measures.js';
import { TIME_TO_HIRE_MEASURES } from './time-to-hire.measures.js';

/** Every measure, in the order in which they are shown. */
export const MEASURES = [
  ...REACH_MEASURES,
  ...TALENT_MEASURES,
  ...FITTED_MEASURES,
  ...TIME_TO_HIRE_MEASURES,
  ...COST_MEASURES,
  ...RETENTION_MEASURES,
  ...MATCHED_MEASURES,
  ...HIRES_MEASURES,
  ...QUALITY_MEASURES,
  ...DISAGREEMENT_MEASURES,
  ...CLAIMS_MEASURES,
  ...HOLDOUT_MEASURES,
  ...REFUSED_MEASURES,
];
export type MeasureName = (typeof MEASURES)[number]['name'];

const measureByName = new Map<string, Measure>(MEASURES.map((measure) => [measure.name, measure]));
const dimensionByName = new Map<string, Dimension>(
  DIMENSIONS.map((dimension) => [dimension.name, dimension]),
);

export function measureOf(name: MeasureName): Measure {
  return known(measureByName.get(name), name);
}

export function dimensionOf(name: DimensionName): Dimension {
  return known(dimensionByName.get(name), name);
}

function known<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`${name} is in the type and not in the list`);
  return found;
}
