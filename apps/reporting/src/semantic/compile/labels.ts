import { type DimensionName } from '../../measures/dimensions.js';
import { type Cube, type CubeDimension } from '../model/cube.js';
import { privacyOf } from '../model/semantic-model.js';
import { type Top } from '../query/semantic-query.js';
import { type Disclosures } from './reading.js';

export const NONE = '(none)';
export const OTHERS = '(others)';

/** The name of a dimension's column inside a compiled query; what is outside has the dimension's own name. */
export function columnOf(dimension: DimensionName): string {
  return `d_${dimension}`;
}

/** Whether a dimension is about people, of whom only some may be shown. */
export function isPersonal(dimension: DimensionName): dimension is keyof Disclosures & DimensionName {
  return dimension === 'team' || dimension === 'advocate';
}

/**
 * What a row is called in a dimension, as SQL: the value, or (none), or the pool of those who may not be shown apart.
 * Asks for the values `shown_<dimension>` and `pool_<dimension>` where people are concerned.
 */
export function labelOf({ stored, instead = [], name }: CubeDimension, disclosures: Disclosures): string {
  const isDecided = isPersonal(name) && disclosures[name] !== undefined;
  if (privacyOf(name) !== 'open' && !isDecided)
    throw new Error(`nothing was decided about who may be shown in ${name}`);
  const value = `toString(${stored})`;
  const shown = isDecided ? pooled(name, value) : value;
  const isPerson = name === 'advocate';
  const cases = [
    ...instead.flatMap(([condition, label]) => [condition, label]),
    // Whoever shares without an advocate's name is no line of its own: it would be a person.
    ...(isPerson ? [] : [`${stored} = ''`, `'${NONE}'`]),
  ];
  return cases.length === 0 ? shown : `multiIf(${[...cases, shown].join(', ')})`;
}

/** The label with everything outside the top put together. Asks for `top_members`. */
export function groupedLabel(label: string, dimension: DimensionName, top: Top | null): string {
  return top?.dimension === dimension && top.others
    ? `if(${label} IN {top_members:Array(String)}, ${label}, '${OTHERS}')`
    : label;
}

export function dimensionIn({ dimensions, name }: Cube, dimension: DimensionName): CubeDimension {
  const found = dimensions.find((candidate) => candidate.name === dimension);
  if (found === undefined) throw new Error(`the cube ${name} has no ${dimension}`);
  return found;
}

function pooled(name: DimensionName, value: string): string {
  return `if(${value} IN {shown_${name}:Array(String)}, ${value}, {pool_${name}:String})`;
}
