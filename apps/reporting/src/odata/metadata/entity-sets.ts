import { PATH_MODELS } from '#domain/attribution/models.js';
import { STAGES } from '#domain/events/talent.js';
import { dimensionOf } from '../../measures/catalogue.js';
import { type DimensionName } from '../../measures/dimensions.js';
import { type Cube, type CubeName } from '../../semantic/model/cube.js';
import { hasDimension, privacyOf, SEMANTIC_MODEL } from '../../semantic/model/semantic-model.js';
import { type EntitySet, GRANULARITIES, type Granularity } from './entity-set.js';
import {
  dimensionProperty,
  measureProperties,
  PERIOD_START,
  PERIOD_START_AT,
  periodProperty,
  textProperty,
} from './properties.js';
import { FACT_LISTS, type FactList, MEMBER_LISTS } from './set-list.js';

const SUFFIX: Readonly<Record<Granularity, string>> = { day: 'Daily', week: 'Weekly', month: 'Monthly' };
const PER: Readonly<Record<Granularity, string>> = { day: 'day', week: 'ISO week', month: 'month' };

/** Every table of the service, in the order in which they are shown. */
export const ENTITY_SETS: readonly EntitySet[] = [
  ...FACT_LISTS.flatMap((list) => GRANULARITIES.map((granularity) => factSet(list, granularity))),
  ...MEMBER_LISTS.map(memberSet),
  fixedSet(
    'Models',
    'model',
    PATH_MODELS.map(({ name, title, definition }) => ({ model: name, title, definition })),
  ),
  fixedSet(
    'Stages',
    'stage',
    STAGES.map((stage) => ({ stage })),
  ),
];

const byName = new Map(ENTITY_SETS.map((set) => [set.name, set]));

export function entitySet(name: string): EntitySet | undefined {
  return byName.get(name);
}

function factSet({ name, cubes, dimensions }: FactList, granularity: Granularity): EntitySet {
  const [first, ...others] = cubes.map(cubeNamed);
  if (first === undefined) throw new Error(`${name} is a table of no cube`);
  for (const cube of [first, ...others]) dimensions.forEach((dimension) => requireOpen(cube, dimension));
  const measures = [first, ...others].flatMap((cube) => measureProperties(cube, cube === first));
  const breakdown = dimensions.map((dimension) => dimensionOf(dimension).title.toLowerCase()).join(', ');
  return {
    name: `${name}${SUFFIX[granularity]}`,
    title: `${first.title} per ${PER[granularity]}${breakdown === '' ? '' : ` by ${breakdown}`}`,
    definition: [first, ...others].map(({ definition }) => definition).join(' '),
    key: [PERIOD_START.name, ...dimensions],
    properties: [
      PERIOD_START,
      ...dimensions.map(dimensionProperty),
      periodProperty(),
      PERIOD_START_AT,
      ...measures,
    ],
    source: { kind: 'facts', granularity, dimensions, rows: measureOfRows(first) },
  };
}

function memberSet({ name, dimension, cube, fixed }: (typeof MEMBER_LISTS)[number]): EntitySet {
  const of = cubeNamed(cube);
  requireOpen(of, dimension);
  const { title, definition } = dimensionOf(dimension);
  return {
    name,
    title: `Every ${title.toLowerCase()} so far`,
    definition,
    key: [dimension],
    properties: [dimensionProperty(dimension)],
    source: {
      kind: 'members',
      dimension,
      body: {
        measures: [measureOfRows(of)],
        dimensions: [dimension],
        filters: fixed === undefined ? [] : [{ member: fixed[0], operator: 'equals', values: [fixed[1]] }],
      },
    },
  };
}

function fixedSet(
  name: string,
  dimension: DimensionName,
  rows: readonly Readonly<Record<string, string>>[],
): EntitySet {
  const { title, definition } = dimensionOf(dimension);
  const texts = Object.keys(rows[0] ?? {}).filter((column) => column !== dimension);
  return {
    name,
    title: `Every ${title.toLowerCase()} there is`,
    definition,
    key: [dimension],
    properties: [dimensionProperty(dimension), ...texts.map(textProperty)],
    source: { kind: 'fixed', rows },
  };
}

function cubeNamed(name: CubeName): Cube {
  const cube = SEMANTIC_MODEL.cubes.find((candidate) => candidate.name === name);
  if (cube === undefined) throw new Error(`the semantic model has no cube ${name}`);
  return cube;
}

function measureOfRows({ measures, name }: Cube): string {
  const [first] = measures;
  if (first === undefined) throw new Error(`the cube ${name} counts nothing`);
  return first.name;
}

/** A table of single people would be read by everybody who has a key for BI: there is none, whatever the opt-ins. */
function requireOpen(cube: Cube, dimension: DimensionName): void {
  if (privacyOf(dimension) === 'person') throw new Error(`${dimension} speaks of single people`);
  if (!hasDimension(cube, dimension)) throw new Error(`the cube ${cube.name} has no ${dimension}`);
}
