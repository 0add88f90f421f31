import { DIMENSIONS, type DimensionName } from './dimensions.js';
import { type Dimension, type Measure } from './measure.js';
import { REACH_MEASURES } from './reach.measures.js';
import { REFUSED_MEASURES } from './refused.measures.js';
import { TALENT_MEASURES } from './talent.measures.js';

/** Every measure, in the order in which they are shown. */
export const MEASURES = [...REACH_MEASURES, ...TALENT_MEASURES, ...REFUSED_MEASURES];
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
