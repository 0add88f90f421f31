import { didYouMean } from '#shared/text/nearest.js';
import { nonsense, outsideSubset } from '../errors/odata-error.js';
import { bindFilter } from '../filter/bind-filter.js';
import { type BoundExpression } from '../filter/bound-expression.js';
import { type QueryOptions } from '../grammar/query-options.js';
import { columnsOf, type EntitySet, type Property } from '../metadata/entity-set.js';
import { readSkipToken, type SkipToken } from './skip-token.js';

export interface PropertyOrder {
  readonly name: string;
  readonly direction: 'asc' | 'desc';
}

/** What is asked of a set, with every name looked up. */
export interface ResolvedRequest {
  readonly set: EntitySet;
  readonly filter: BoundExpression | undefined;
  readonly order: readonly PropertyOrder[];
  /** The properties to show, in the order of the set. */
  readonly shown: readonly Property[];
  /** Whether that is a choice of the client. */
  readonly isSelected: boolean;
  readonly top: number | undefined;
  readonly skip: number;
  readonly token: SkipToken | undefined;
}

/** @throws a refusal of every name that is no property of the set, with the nearest that is */
export function resolveRequest(set: EntitySet, options: QueryOptions): ResolvedRequest {
  const columns = columnsOf(set);
  for (const name of options.select ?? []) requireProperty(columns, name, '$select');
  return {
    set,
    filter: options.filter === undefined ? undefined : bindFilter(options.filter, columns),
    order: options.orderby.map(({ expression, direction }) => {
      if (expression.node !== 'property') throw outsideSubset('$orderby', 'anything but a property');
      requireProperty(columns, expression.name, '$orderby', expression.at);
      return { name: expression.name, direction };
    }),
    shown: set.properties.filter(({ name }) => options.select?.includes(name) ?? true),
    isSelected: options.select !== undefined,
    top: options.top,
    skip: options.skip,
    token: options.skiptoken === undefined ? undefined : readSkipToken(options.skiptoken),
  };
}

function requireProperty(
  columns: ReadonlyMap<string, Property>,
  name: string,
  option: string,
  at?: number,
): void {
  if (columns.has(name)) return;
  throw nonsense(
    option,
    `there is no property ${name.slice(0, 64)}. ${didYouMean(name, [...columns.keys()])}`,
    at,
  );
}
