import { dimensionOf, measureOf, type MeasureName } from '../../measures/catalogue.js';
import { type DimensionName } from '../../measures/dimensions.js';
import { type FactList } from '../../odata/metadata/set-list.js';
import { type Granularity } from '../../odata/metadata/entity-set.js';
import { SMALL_TEAMS } from '../../privacy/shown-groups.js';
import { columnOf } from '../../semantic/compile/labels.js';
import { startOf, TIME, timeColumn } from '../../semantic/compile/time.js';
import { type Cube, type CubeMeasure } from '../../semantic/model/cube.js';
import { SEMANTIC_MODEL } from '../../semantic/model/semantic-model.js';
import { type MartColumn, type MartView, TENANT, typeOf } from './mart-view.js';
import { martLabel } from './shown-teams.js';
import { standingRows } from './standing-rows.js';

const SUFFIX: Readonly<Record<Granularity, string>> = { day: 'daily', week: 'weekly', month: 'monthly' };
const PER: Readonly<Record<Granularity, string>> = { day: 'day', week: 'ISO week', month: 'month' };

/**
 * One of OData's tables of periods as a view; undefined when no rollup keeps its cubes. As in the query API every cube
 * gives a line per group with its parts, lines of the same group are added, and values are made of the parts once.
 * @param database where the tables of the product are
 */
export function factView(
  { name, cubes: names, dimensions }: FactList,
  granularity: Granularity,
  database: string,
): MartView | undefined {
  const cubes = names.flatMap((name) => SEMANTIC_MODEL.cubes.filter((cube) => cube.name === name));
  const [first] = cubes;
  if (first === undefined || cubes.length < names.length) return undefined;
  const rows = cubes.map((cube) => standingRows(cube, dimensions, database));
  if (rows.includes(undefined)) return undefined;

  const measures = cubes.flatMap((cube) => cube.measures.map((measure) => ({ cube, measure })));
  const parts = [...new Set(measures.flatMap(({ measure }) => Object.keys(measure.parts)))];
  const keys = ['tenant', TIME, ...dimensions.map(columnOf)];
  const lines = cubes.map((cube, index) =>
    cubeLines(cube, rows[index] ?? '', { granularity, dimensions, parts, database }),
  );
  // Values are made under other names than the parts they are made of: in one SELECT an alias would take a part's place.
  const values = measures.map(
    ({ cube, measure }, index) => `${valueOf(cube, measure, dimensions)} AS v_${String(index)}`,
  );
  const shown = [
    'tenant',
    `${TIME} AS period_start`,
    ...dimensions.map((dimension) => `${columnOf(dimension)} AS ${dimension}`),
    `${timeColumn('period', granularity)} AS period`,
    ...measures.map(({ measure }, index) => `v_${String(index)} AS ${measure.name}`),
  ];
  const breakdown = dimensions.map((dimension) => dimensionOf(dimension).title.toLowerCase()).join(', ');
  return {
    name: `${snakeCase(name)}_${SUFFIX[granularity]}`,
    comment: `${first.title} per ${PER[granularity]}${breakdown === '' ? '' : ` by ${breakdown}`}. ${cubes.map(({ definition }) => definition).join(' ')}`,
    columns: columnsOf(granularity, dimensions, measures),
    select: [
      `SELECT ${shown.join(', ')}`,
      'FROM (',
      `SELECT ${[...keys, ...values].join(', ')}`,
      'FROM (',
      `SELECT ${[...keys, ...parts.map((part) => `sum(p_${part}) AS ${part}`)].join(', ')}`,
      `FROM (\n${lines.join('\nUNION ALL\n')}\n)`,
      `GROUP BY ${keys.join(', ')}`,
      ')',
      ')',
    ].join('\n'),
  };
}

interface Shape {
  readonly granularity: Granularity;
  readonly dimensions: readonly DimensionName[];
  /** Of all cubes of the view: those of the others are zero here. */
  readonly parts: readonly string[];
  readonly database: string;
}

function cubeLines(cube: Cube, rows: string, { granularity, dimensions, parts, database }: Shape): string {
  const own = new Map(cube.measures.flatMap((measure) => Object.entries(measure.parts)));
  const keys = [
    `${startOf(granularity)} AS ${TIME}`,
    ...dimensions.map((dimension) => `${martLabel(cube, dimension, database)} AS ${columnOf(dimension)}`),
  ];
  const names = ['tenant', TIME, ...dimensions.map(columnOf)];
  const sums = parts.map((part) => `${own.get(part) ?? '0'} AS p_${part}`);
  const { largestOf } = cube;
  if (largestOf === undefined)
    return [
      `SELECT ${['tenant', ...keys, ...sums].join(', ')}`,
      `FROM (${rows})`,
      `GROUP BY ${names.join(', ')}`,
    ].join('\n');
  const { per, column } = largestOf;
  const each = per.map((of, index) => `${of} AS of_${String(index)}`);
  return [
    `SELECT ${[...names, ...sums].join(', ')}`,
    `FROM (SELECT ${['tenant', ...keys, ...each, `max(${column}) AS largest`].join(', ')}`,
    `FROM (${rows})`,
    `GROUP BY ${[...names, ...per.map((_, index) => `of_${String(index)}`)].join(', ')})`,
    `GROUP BY ${names.join(', ')}`,
  ].join('\n');
}

function valueOf(cube: Cube, measure: CubeMeasure, dimensions: readonly DimensionName[]): string {
  const { value, shareWithin } = measure;
  if (shareWithin !== undefined) {
    const within = shareWithin.filter((dimension) => dimensions.includes(dimension)).map(columnOf);
    const all = `sum(${value}) OVER (PARTITION BY ${['tenant', TIME, ...within].join(', ')})`;
    return `if(${all} = 0, NULL, ${value} / ${all})`;
  }
  // Teams that were put together: their distinct people are not the sum of theirs.
  return measure.isDistinct === true && dimensions.includes('team')
    ? `if(${columnOf('team')} = '${SMALL_TEAMS}', NULL, ${value})`
    : value;
}

function columnsOf(
  granularity: Granularity,
  dimensions: readonly DimensionName[],
  measures: readonly { readonly measure: CubeMeasure }[],
): readonly MartColumn[] {
  return [
    TENANT,
    {
      name: 'period_start',
      type: 'Date',
      comment: `The ${granularity === 'day' ? 'day' : `first day of the ${PER[granularity]}`}, in the zone of the organisation.`,
    },
    ...dimensions.map((name) => ({ name, type: 'String', comment: dimensionOf(name).definition })),
    { name: 'period', type: 'String', comment: dimensionOf('period').definition },
    ...measures.map(({ measure }) =>
      measureColumn(measure.name, measure.isNullable || measure.isDistinct === true),
    ),
  ];
}

function measureColumn(name: MeasureName, isNullable: boolean): MartColumn {
  const measure = measureOf(name);
  return {
    name,
    type: typeOf(measure, isNullable),
    comment: `${measure.title}. ${measure.definition} Unit: ${measure.unit}.`,
  };
}

function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
}
