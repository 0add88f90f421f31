import { dimensionOf, measureOf } from '../../measures/catalogue.js';
import { type CubeShare } from '../compile/choose-cubes.js';
import { measureIn } from '../model/semantic-model.js';
import { type ResultColumn, TIME_COLUMNS, type TimeColumn } from './result-column.js';
import { type SemanticQuery } from './semantic-query.js';

const TIME: Readonly<Record<TimeColumn, ResultColumn>> = {
  period: { ...time('period', 'Period', dimensionOf('period').definition), type: 'text' },
  period_start: {
    ...time('period_start', 'First day of the period', 'The first local day of the period.'),
    type: 'day',
  },
  period_start_at: {
    ...time('period_start_at', 'Start of the period', 'The instant at which that day begins in the zone.'),
    type: 'instant',
  },
};

/** The columns of an answer, in its order: time, dimensions, measures. */
export function resultColumns(
  query: SemanticQuery,
  shares: readonly CubeShare[],
  timeColumns: readonly TimeColumn[],
): readonly ResultColumn[] {
  return [
    ...TIME_COLUMNS.filter((name) => timeColumns.includes(name)).map((name) => TIME[name]),
    ...query.dimensions.map((name): ResultColumn => {
      const { title, definition } = dimensionOf(name);
      return { name, title, definition, unit: '', kind: 'dimension', type: 'text', isNullable: false };
    }),
    ...query.measures.map((name): ResultColumn => {
      const { title, definition, unit, type } = measureOf(name);
      const share = shares.find(({ measures }) => measures.includes(name));
      const isNullable = share === undefined || measureIn(share.cube, name).isNullable;
      return { name, title, definition, unit, kind: 'measure', type, isNullable };
    }),
  ];
}

function time(name: TimeColumn, title: string, definition: string): Omit<ResultColumn, 'type'> {
  return { name, title, definition, unit: '', kind: 'time', isNullable: false };
}
