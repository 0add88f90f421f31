import { type MeasureName } from '../../measures/catalogue.js';
import { type DimensionName } from '../../measures/dimensions.js';
import { AUDIENCE } from './audience.cube.js';
import { CREDIT } from './credit.cube.js';
import { type Cube, type CubeMeasure, type PrivacyClass } from './cube.js';
import { OUTCOMES } from './outcomes.cube.js';
import { PEOPLE } from './people.cube.js';
import { PROGRAMME } from './programme.cube.js';
import { REACH } from './reach.cube.js';
import { SEGMENTS } from './segments.js';
import { VERDICTS } from './verdicts.cube.js';

const CUBES: readonly Cube[] = [REACH, AUDIENCE, PEOPLE, VERDICTS, OUTCOMES, CREDIT, PROGRAMME];

const PERSONAL: Partial<Record<DimensionName, PrivacyClass>> = { advocate: 'person', team: 'group' };

/**
 * What can be asked: the one model from which the query API, OData, the SQL views, the client's types and the catalogue
 * of metrics are made. Texts and units are those of `measures/`.
 */
export const SEMANTIC_MODEL = {
  /** Raised when the same question would get another answer. */
  version: 1,
  cubes: CUBES,
  measures: namesOf(CUBES.flatMap(({ measures }) => measures.map(({ name }) => name))),
  dimensions: namesOf(CUBES.flatMap(({ dimensions }) => dimensions.map(({ name }) => name))),
  segments: SEGMENTS,
} as const;

/** The cubes that count a measure, the preferred one first. */
export function cubesOf(measure: string): readonly Cube[] {
  return CUBES.filter(({ measures }) => measures.some(({ name }) => name === measure));
}

/** A measure as a cube counts it. */
export function measureIn({ measures, name }: Cube, measure: MeasureName): CubeMeasure {
  const found = measures.find((candidate) => candidate.name === measure);
  if (found === undefined) throw new Error(`the cube ${name} does not count ${measure}`);
  return found;
}

export function hasDimension({ dimensions }: Cube, dimension: DimensionName): boolean {
  return dimensions.some(({ name }) => name === dimension);
}

export function privacyOf(dimension: DimensionName): PrivacyClass {
  return PERSONAL[dimension] ?? 'open';
}

export function isModelMeasure(name: string): name is MeasureName {
  return SEMANTIC_MODEL.measures.some((known) => known === name);
}

export function isModelDimension(name: string): name is DimensionName {
  return SEMANTIC_MODEL.dimensions.some((known) => known === name);
}

function namesOf<T extends string>(names: readonly T[]): readonly T[] {
  return [...new Set(names)];
}
