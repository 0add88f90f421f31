import { dimensionOf, measureOf } from '../../measures/catalogue.js';
import { type DimensionName } from '../../measures/dimensions.js';
import { type Cube } from '../../semantic/model/cube.js';
import { type Property } from './entity-set.js';

const TIME = { isNullable: false } as const;

/** How the period of a line is told, in every table of periods. */
export const PERIOD_START: Property = {
  ...TIME,
  name: 'period_start',
  edm: 'Edm.Date',
  type: 'day',
  title: 'First day of the period',
  definition: 'The first local day of the period, in the zone of the organisation.',
};
export const PERIOD_START_AT: Property = {
  ...TIME,
  name: 'period_start_at',
  edm: 'Edm.DateTimeOffset',
  type: 'instant',
  title: 'Start of the period',
  definition:
    'The instant at which the first day of the period begins in the zone of the organisation, in UTC. For incremental refresh, which filters on a date and time.',
};
export function periodProperty(): Property {
  const { title, definition } = dimensionOf('period');
  return { ...TIME, name: 'period', edm: 'Edm.String', type: 'text', title, definition };
}

export function dimensionProperty(name: DimensionName): Property {
  const { title, definition } = dimensionOf(name);
  return { name, edm: 'Edm.String', type: 'text', isNullable: false, title, definition };
}

/** What a member is called, and what it says, for people. */
export function textProperty(name: string): Property {
  return {
    name,
    edm: 'Edm.String',
    type: 'text',
    isNullable: false,
    title: name,
    definition: 'For people to read.',
  };
}

/** The measures of a cube. Where another cube says which lines there are, a line may lack any of them. */
export function measureProperties(cube: Cube, isFirst: boolean): Property[] {
  return cube.measures.map(({ name, isNullable }) => {
    const { title, definition, type, unit } = measureOf(name);
    return {
      name,
      type,
      edm: type === 'integer' ? 'Edm.Int64' : 'Edm.Double',
      isNullable: isNullable || !isFirst,
      title,
      definition: `${definition} Unit: ${unit}.`,
    };
  });
}
