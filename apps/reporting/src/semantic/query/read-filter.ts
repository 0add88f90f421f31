import { didYouMean } from '#shared/text/nearest.js';
import { type MeasureName } from '../../measures/catalogue.js';
import { isModelDimension, isModelMeasure, privacyOf, SEMANTIC_MODEL } from '../model/semantic-model.js';
import { type QueryBody } from './query-body.js';
import { type Refuse } from './read-query.js';
import { type QueryFilter } from './semantic-query.js';

type AskedFilter = NonNullable<QueryBody['filters']>[number];

const WITHOUT_VALUES: readonly string[] = ['set', 'notSet'];

/** Reads one filter, or takes down why it cannot be one. */
export function readFilter(
  { member, operator, values = [] }: AskedFilter,
  pointer: string,
  measures: readonly MeasureName[],
  refuse: Refuse,
): QueryFilter[] {
  if (WITHOUT_VALUES.includes(operator) !== (values.length === 0)) {
    refuse(
      `${pointer}/values`,
      values.length === 0 ? `${operator} needs at least one value.` : `${operator} takes no values.`,
    );
    return [];
  }
  if (isModelDimension(member)) return dimensionFilter(member, operator, values, pointer, refuse);
  if (isModelMeasure(member)) return measureFilter(member, operator, values, pointer, measures, refuse);
  refuse(
    `${pointer}/member`,
    `There is no measure or dimension ${member}. ${didYouMean(member, [...SEMANTIC_MODEL.dimensions, ...SEMANTIC_MODEL.measures])}`,
  );
  return [];
}

function dimensionFilter(
  member: Extract<QueryFilter, { on: 'dimension' }>['member'],
  operator: AskedFilter['operator'],
  values: readonly (string | number)[],
  pointer: string,
  refuse: Refuse,
): QueryFilter[] {
  switch (operator) {
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      refuse(
        `${pointer}/operator`,
        `${operator} compares numbers, and ${member} is a text. Take equals or contains.`,
      );
      return [];
    case 'equals':
    case 'notEquals':
      break;
    default:
      // Looking for a part of a name would tell whether somebody is there who may not be shown.
      if (privacyOf(member) === 'open') break;
      refuse(`${pointer}/operator`, `${member} is filtered by whole members only: equals or notEquals.`);
      return [];
  }
  // Sorted and made distinct: the same question has one form.
  return [{ on: 'dimension', member, operator, values: [...new Set(values.map(String))].sort() }];
}

function measureFilter(
  member: MeasureName,
  operator: AskedFilter['operator'],
  values: readonly (string | number)[],
  pointer: string,
  measures: readonly MeasureName[],
  refuse: Refuse,
): QueryFilter[] {
  if (!measures.includes(member)) {
    refuse(
      `${pointer}/member`,
      `${member} is not among the measures that are asked for; add it to filter lines by it.`,
    );
    return [];
  }
  switch (operator) {
    case 'contains':
    case 'notContains':
    case 'startsWith':
    case 'endsWith':
      refuse(`${pointer}/operator`, `${operator} looks within texts, and ${member} is a number.`);
      return [];
    case 'equals':
    case 'notEquals':
    case 'set':
    case 'notSet':
      break;
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      if (values.length === 1) break;
      refuse(`${pointer}/values`, `${operator} takes one value.`);
      return [];
  }
  const numbers = values.map(Number);
  const wrong = numbers.findIndex((number) => !Number.isFinite(number));
  if (wrong >= 0) {
    refuse(`${pointer}/values/${String(wrong)}`, `${String(values[wrong]).slice(0, 64)} is not a number.`);
    return [];
  }
  return [{ on: 'measure', member, operator, values: numbers }];
}
