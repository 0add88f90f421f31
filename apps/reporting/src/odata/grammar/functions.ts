/** The canonical functions of the subset. */
export const FUNCTIONS = [
  'contains',
  'startswith',
  'endswith',
  'tolower',
  'toupper',
  'year',
  'month',
  'day',
  'date',
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** The canonical functions OData 4.0 and 4.01 know besides: refused by name, as something that is not done here. */
export const OTHER_FUNCTIONS = [
  'any', 'all', 'cast', 'isof', 'case', 'concat', 'indexof', 'length', 'substring', 'trim', 'matchespattern',
  'hassubset', 'hassubsequence', 'hour', 'minute', 'second', 'fractionalseconds', 'time', 'now', 'maxdatetime',
  'mindatetime', 'totaloffsetminutes', 'totalseconds', 'round', 'floor', 'ceiling', 'geo', 'substringof',
]; // prettier-ignore

export function isFunction(name: string): name is FunctionName {
  return FUNCTIONS.some((known) => known === name);
}
